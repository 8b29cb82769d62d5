import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  signIn: {
    title: 'Anmelden',
    toGoOn: (application) => phrase`und weiter zu ${application}`,
    loginId: 'Anmeldename',
    password: 'Passwort',
    action: 'Anmelden',
    forgotten:
      'Passwort vergessen? Die Verwaltung Ihres Unternehmens kann einen Link erstellen, mit dem Sie ein neues festlegen.',
    wrong:
      'Zu diesem Anmeldenamen und Passwort gibt es kein Konto. Prüfen Sie beides; beim Passwort zählt Groß- und Kleinschreibung.',
  },
  consent: {
    title: (application) => phrase`Darf ${application} für Sie handeln?`,
    lead: (application, company) =>
      phrase`${company} hat ${application} freigegeben. In Ihrem Namen handelt die Anwendung nur, wenn Sie es erlauben.`,
    publisher: 'Anbieter',
    returnsTo: 'Sie kehren zurück zu',
    asksFor: 'Worum sie bittet',
    identity: 'Wer Sie sind: Ihr Name und Ihr Unternehmen',
    email: 'Ihre E-Mail-Adresse',
    lasts: 'Wie lange',
    lifetime: (company) => phrase`Bis Sie es beenden oder ${company} die Anwendung sperrt; nach einem Jahr muss sie neu fragen.`,
    sensitive: 'Sensible Daten',
    approve: (application) => phrase`${application} erlauben`,
    deny: 'Nicht erlauben',
  },
  notEnabled: {
    title: (company, application) => phrase`${company} hat ${application} nicht freigegeben`,
    neutralTitle: 'Diese Anwendung kann hier nicht verwendet werden',
    neutral: 'Mit Ihrem Konto geht es zu ihr nicht weiter. Es wurde ihr nichts übermittelt.',
    administrator: (application) =>
      phrase`${application} erhält keine Daten, bevor Sie die Anwendung freigeben. Zuvor sehen Sie, wer sie anbietet und worum sie bittet.`,
    see: (application) => phrase`Ansehen, worum ${application} bittet`,
    comeBack: 'Kommen Sie nach der Freigabe auf diese Seite zurück und machen Sie weiter.',
    user: (application) =>
      phrase`${application} erhält keine Daten, bevor jemand aus der Verwaltung Ihres Unternehmens die Anwendung freigibt. Sie können hier darum bitten.`,
    reason: 'Wozu Sie sie brauchen',
    reasonHint: 'Das liest nur die Verwaltung Ihres Unternehmens. Es hilft ihr bei der Entscheidung.',
    ask: 'Um Freigabe bitten',
    asked: 'Die Verwaltung Ihres Unternehmens wurde gebeten.',
    waiting: (application) =>
      phrase`Wird ${application} innerhalb einer Stunde freigegeben, kommen Sie auf diese Seite zurück und machen da weiter, wo Sie aufgehört haben. Später steht die Entscheidung auf Ihrer Startseite, und Sie beginnen neu bei der Anwendung.`,
    look: 'Nachsehen, ob sie freigegeben ist',
    denied: (application) =>
      phrase`Sie haben schon einmal um ${application} gebeten, und die Anwendung wurde nicht freigegeben. Sie dürfen wieder bitten.`,
    refused: (application) =>
      phrase`Für ${application} nimmt die Verwaltung Ihres Unternehmens keine Anfragen an. Wenn Sie die Anwendung brauchen, sprechen Sie mit der Person, die bei Ihnen für Webdienste zuständig ist.`,
    back: (application) => phrase`Zurück zu ${application}`,
    leave: 'Zurück zur Anwendung',
    enabledTitle: (application) => phrase`${application} ist jetzt freigegeben`,
    enabled: 'Sie können da weitermachen, wo Sie aufgehört haben.',
    goOn: (application) => phrase`Weiter zu ${application}`,
  },
  device: {
    title: 'Gerät verbinden',
    lead: 'Geben Sie den Code ein, den das Gerät zeigt. Geben Sie nur den Code eines Geräts ein, das vor Ihnen steht: Wer Ihnen einen geschickt hat, könnte in Ihrem Namen handeln.',
    code: 'Code',
    hint: 'Acht Buchstaben, etwa BCDF-GHJK',
    go: 'Weiter',
    unknown: 'Diesen Code gibt es nicht. Vergleichen Sie ihn mit dem auf dem Gerät.',
    expired: 'Dieser Code ist zu alt. Lassen Sie das Gerät einen neuen zeigen.',
    used: 'Dieser Code wurde schon verwendet. Lassen Sie das Gerät einen neuen zeigen.',
    missing: 'Geben Sie den Code ein, den das Gerät zeigt.',
    failed: 'Der Code konnte nicht verwendet werden. Lassen Sie das Gerät einen neuen zeigen.',
    declinedTitle: 'Das Gerät wurde nicht verbunden',
    declined: 'Es hat davon erfahren und nichts erhalten. Sie können diese Seite schließen.',
    confirmTitle: (application) => phrase`${application} auf einem Gerät verbinden?`,
    confirmLead: 'Machen Sie nur weiter, wenn Sie das selbst begonnen haben und das Gerät vor Ihnen genau diesen Code zeigt.',
    approve: 'Der Code ist derselbe: weiter',
    deny: 'Ist er nicht: ablehnen',
    connectedTitle: 'Das Gerät ist verbunden',
    connected: (application) => phrase`${application} macht von selbst weiter. Sie können diese Seite schließen.`,
  },
  signOut: {
    title: 'Abmelden?',
    lead: (platform) =>
      phrase`Sie melden sich in diesem Browser von ${platform} ab. Anwendungen, die für Sie handeln, tun das weiterhin.`,
    action: 'Abmelden',
    stay: 'Angemeldet bleiben',
    doneTitle: 'Sie sind abgemeldet',
    done: 'Schließen Sie diesen Browser, wenn ihn auch andere benutzen.',
    again: 'Wieder anmelden',
  },
};
