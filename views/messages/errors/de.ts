import type { en } from './en.ts';

export const de: typeof en = {
  invalid: { title: 'So geht es nicht', text: 'Gehen Sie zurück und prüfen Sie, was eingegeben wurde.' },
  tooLong: {
    title: 'Was Sie gesendet haben, ist zu lang',
    text: 'Es wurde nichts geändert. Gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Vielleicht ist die Adresse vertippt oder veraltet, oder was sie nannte, gehört einem anderen Unternehmen.',
  },
  signInOver: {
    title: 'Diese Anmeldung ist vorbei',
    text: 'Sie wurde schon beantwortet, hat länger als eine Stunde gewartet oder begann in einem anderen Browser. Gehen Sie zurück zur Anwendung und fangen Sie neu an.',
  },
  forbidden: { title: 'Das dürfen Sie nicht' },
  foreignForm: {
    title: 'Dieses Formular ist zu alt',
    text: 'Es wurde nichts geändert. Das Formular war für einen anderen Browser bestimmt, oder die Anmeldung dahinter ist beendet. Öffnen Sie die Seite noch einmal.',
  },
  conflict: {
    title: 'Das geht nicht, wie die Dinge stehen',
    text: 'Es wurde nichts geändert. Öffnen Sie die Seite noch einmal, um den Stand zu sehen, und entscheiden Sie neu.',
  },
  stale: {
    title: 'Inzwischen hat sich etwas geändert',
    text: 'Es wurde nichts geändert. Öffnen Sie die Seite noch einmal, um den Stand zu sehen, und entscheiden Sie neu.',
  },
  tooMany: {
    title: 'Zu viele Versuche',
    text: 'Es ist nichts verloren. Warten Sie bis zu der Zeit unten und versuchen Sie es dann wieder.',
    again: 'Wieder möglich nach',
  },
  unavailable: {
    title: 'Gerade nicht verfügbar',
    text: 'Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
  },
  broken: {
    title: 'Hier ist etwas kaputt',
    text: 'Der Fehler liegt bei uns und wurde festgehalten. Wenn er wiederkommt, nennen Sie dem Support der Plattform die Nummer unten.',
    number: 'Nummer',
  },
  refused: {
    title: 'Die Anfrage der Anwendung kann nicht beantwortet werden',
    text: 'Die Anwendung, von der Sie kommen, hat so gefragt, dass es keine Antwort gibt. Gehen Sie zu ihr zurück und versuchen Sie es noch einmal; hilft das nicht, sagen Sie denen, die sie betreiben, was unten steht.',
    code: 'Für die Betreiber',
  },
  home: 'Zur Startseite',
};
