import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  title: 'Zugang der Anwendung',
  domain: 'Domain des Unternehmens',
  key: 'Schlüssel',
  keyLater: 'Entsteht, wenn die Anwendung registriert wird',
  secret: 'Geheimnis',
  secretLater: 'Entsteht, wenn die Anwendung registriert wird, und wird einmal gezeigt',
  secretMade: 'Erzeugt und einmal gezeigt: ',
  secretUsed: 'Zuletzt benutzt: ',
  secretNone: 'Keines: Die Anwendung weist sich mit eigenen Schlüsseln aus',
  method: 'Wie sich die Anwendung ausweist',
  methods: {
    client_secret_basic: {
      label: 'Mit einem Geheimnis',
      hint: 'Der Server erzeugt es und zeigt es einmal.',
    },
    private_key_jwt: {
      label: 'Mit eigenen Schlüsseln',
      hint: 'Die Anwendung unterschreibt (private_key_jwt), und nur ihre öffentlichen Schlüssel liegen hier. Kein Geheimnis geht auf Reisen.',
    },
  },
  methodSwitch: 'Wenn Sie das ändern, endet der andere Weg sofort.',
  jwks: 'Öffentliche Schlüssel',
  jwksHint:
    'Ein Schlüsselsatz in JSON, nur mit öffentlichen Teilen: {"keys": [{"kty": "EC", "crv": "P-256", …}]}. Bis zu 10 Schlüssel, damit sie sich ohne Lücke wechseln lassen.',
  newSecret: 'Neues Geheimnis …',
  revoke: 'Alle Token widerrufen …',
  access: 'Geheimnis und Zugriff',
  accessText:
    'Ersetzen Sie das Geheimnis, wenn jemand es gesehen haben könnte. Widerrufen Sie alle Token, wenn jemand eines haben könnte.',
  accessTextKeys: 'Widerrufen Sie alle Token, wenn jemand eines haben könnte.',
  replacing: {
    title: (application) => phrase`Neues Geheimnis für ${application} erzeugen?`,
    lead: 'Das Geheimnis, das die Anwendung heute benutzt, gilt im selben Augenblick nicht mehr, auf jedem Server. Bis das neue überall dort steht, wo Anfragen entstehen, erhält die Anwendung nichts, in keinem Unternehmen.',
    made: 'Das heutige Geheimnis entstand am ',
    goesOn: 'Was mit ihm ausgestellt wurde, gilt bis zu seinem Ende, und das kommt binnen einer Stunde.',
    revoke: 'Auch alle Token widerrufen',
    revokeHint:
      'Kreuzen Sie das an, wenn jemand anderes das Geheimnis gehabt haben könnte: Was der Anwendung je ausgestellt wurde, endet sofort, in jedem Unternehmen, und Menschen müssen sich neu anmelden.',
    now: 'Geheimnis jetzt ersetzen',
    keep: 'Das heutige behalten',
    none: 'Die Anwendung weist sich mit eigenen Schlüsseln aus und hat kein Geheimnis. Wählen Sie es in ihrem Formular, wenn Sie eines wollen.',
  },
  shown: {
    title: (application) => phrase`Schlüssel und Geheimnis von ${application}`,
    registered: (company) => phrase`Die Anwendung ist registriert und für ${company} freigegeben.`,
    replaced: 'Das Geheimnis ist ersetzt. Mit dem vorigen weist sich niemand mehr aus.',
    switched:
      'Die Anwendung ist gespeichert. Von jetzt an weist sie sich mit diesem Geheimnis aus, und ihre Schlüssel gelten nicht mehr.',
    once: 'Das Geheimnis wird nur dieses eine Mal gezeigt. Kopieren Sie es jetzt.',
    onceText: 'Verlassen Sie diese Seite oder laden Sie sie neu, ist es fort. Ist es verloren, erzeugen Sie ein neues.',
    careful:
      'Schlüssel und Geheimnis öffnen die Daten jedes Unternehmens, das diese Anwendung freigibt. Verwahren Sie sie, wo Sie Passwörter verwahren; nie im Quelltext, in einer Nachricht oder auf einem Bildschirmfoto. Wer beides hat, ist die Anwendung.',
    outdated:
      'Jemand hat dieses Geheimnis inzwischen ersetzt: Es gilt nicht mehr. Fragen Sie, wer es war, oder erzeugen Sie ein neues.',
    copyKey: 'Schlüssel kopieren',
    copySecret: 'Geheimnis kopieren',
    copied: 'Kopiert',
    on: 'Ich habe es kopiert: weiter',
    gone: (application) => phrase`Das Geheimnis von ${application} wurde schon gezeigt`,
    goneText:
      'Ein Geheimnis wird einmal gezeigt, gleich nachdem es entstanden ist, und nur der Person, die es erzeugt hat. Aus dem, was davon aufbewahrt wird, lässt es sich nicht zurückgewinnen.',
    goneNext: 'Hat es niemand notiert, erzeugen Sie ein neues. Das vorige gilt dann nicht mehr.',
    back: 'Zur Anwendung',
  },
  revoking: {
    title: (application) => phrase`Alle Token von ${application} widerrufen?`,
    lead: 'Was der Anwendung je ausgestellt wurde, gilt von der nächsten Anfrage an nicht mehr, in jedem Unternehmen und endgültig.',
    text: 'Schlüssel und Geheimnis bleiben, wie sie sind: Für sich selbst kann die Anwendung sofort neue Token holen. Menschen müssen sich neu anmelden.',
    now: 'Jetzt alle Token widerrufen',
    keep: 'Nichts widerrufen',
    done: 'Alle Token sind widerrufen.',
  },
};
