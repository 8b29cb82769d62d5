import { phrase, plural } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';

export const de: typeof en = {
  title: (name) => phrase`Guten Tag, ${name}`,
  lead: (company, platform) => phrase`Sie sind für ${company} bei ${platform} angemeldet.`,
  waiting: {
    title: 'Wartet auf Sie',
    nothing: 'Nichts wartet auf Sie.',
    nothingForAdministrators:
      'Wenn jemand aus Ihrem Unternehmen um eine Anwendung bittet oder eine Anwendung um mehr, als Sie genehmigt haben, finden Sie es hier.',
    nothingForStaff: 'Wenn ein Partner eine Anwendung zur Prüfung einreicht, finden Sie sie hier.',
    requests: (count) =>
      plural(LANGUAGE, count, {
        one: 'Um eine Anwendung wird gebeten',
        other: 'Um {} Anwendungen wird gebeten',
      }),
    requestsText: 'Sehen Sie, wofür jede gebraucht wird und worum sie bittet, und entscheiden Sie.',
    more: (application) => phrase`${application} bittet um mehr`,
    moreText: 'Bis Sie entscheiden, gilt weiter genau das, was Sie genehmigt haben.',
    evenMore: (count) =>
      plural(LANGUAGE, count, {
        one: 'Eine weitere Anwendung bittet um mehr',
        other: '{} weitere Anwendungen bitten um mehr',
      }),
    evenMoreText: 'Auch für sie gilt weiter, was Sie genehmigt haben.',
    review: (count) =>
      plural(LANGUAGE, count, {
        one: 'Eine Anwendung wartet auf die Prüfung',
        other: '{} Anwendungen warten auf die Prüfung',
      }),
    reviewText: 'Lesen Sie, worum jede bittet und wozu, und genehmigen Sie sie oder lehnen Sie sie ab.',
  },
  asked: {
    title: 'Worum Sie gebeten haben',
    empty: 'Sie haben um keine Anwendung gebeten.',
    emptyNext:
      'Kommen Sie zu einer Anwendung, die Ihr Unternehmen nicht freigegeben hat, können Sie gleich dort darum bitten. Was entschieden wird, lesen Sie hier.',
    states: {
      enabled: 'Freigegeben',
      ended: 'Nicht freigegeben',
      declined: 'Nicht freigegeben',
      pending: 'Noch offen',
    },
    outcomes: {
      enabled: (application) => phrase`${application} ist jetzt freigegeben. Gehen Sie dorthin und beginnen Sie dort neu.`,
      ended: (application) => phrase`${application} war freigegeben, kann zurzeit aber nicht genutzt werden.`,
      declined: (application) => phrase`Vorerst arbeitet Ihr Unternehmen ohne ${application} weiter.`,
      pending: (application) => phrase`Über ${application} ist in der Verwaltung Ihres Unternehmens noch nicht entschieden.`,
    },
  },
  ownApplications: 'Die Anwendungen Ihres Unternehmens',
  staffDid: (company) => phrase`Was die Plattform bei ${company} getan hat`,
  somebody: 'jemand',
  anApplication: 'eine Anwendung',
  allDeeds: 'Alles ansehen, was sie getan hat',
  companyDid: {
    name: 'Der Name des Unternehmens wurde geändert.',
    domain: 'Die Domain des Unternehmens wurde geändert.',
    verified: 'Es wurde bestätigt, dass die Domain dem Unternehmen gehört.',
    unverified: 'Die Bestätigung wurde zurückgenommen, dass die Domain dem Unternehmen gehört.',
    partner: 'Das Unternehmen wurde Entwicklungspartner: Es kann Anwendungen registrieren.',
    noPartner: 'Das Unternehmen ist kein Entwicklungspartner mehr: Es kann keine Anwendungen mehr registrieren und ändern.',
  },
  did: {
    'company.created': () => 'Das Unternehmen wurde angelegt.',
    'company.suspended': () => 'Das Unternehmen wurde gesperrt.',
    'company.reactivated': () => 'Das Unternehmen wurde wieder zugelassen.',
    'user.created': (person) => phrase`${person} wurde hinzugefügt.`,
    'user.changed': (person) => phrase`Die Angaben zu ${person} wurden geändert.`,
    'user.roles_changed': (person) => phrase`Die Rollen von ${person} wurden geändert.`,
    'user.activated': (person) => phrase`${person} wurde wieder zugelassen.`,
    'user.deactivated': (person) => phrase`${person} wurde deaktiviert.`,
    'user.sessions_ended': (person) => phrase`${person} wurde überall abgemeldet.`,
    'user.sign_in_link_made': (person) => phrase`Für ${person} wurde ein Link erstellt, um ein Passwort zu setzen.`,
    'application.certification_approved': (application) => phrase`${application} hat die Prüfung bestanden.`,
    'application.certification_rejected': (application) =>
      phrase`${application} hat die Prüfung nicht bestanden. Lesen Sie, was dazu geschrieben wurde.`,
    'application.published': (application) => phrase`${application} ist öffentlich: Jedes Unternehmen kann sie freigeben.`,
    'application.unpublished': (application) =>
      phrase`${application} ist wieder privat: Wer sie freigegeben hat, behält sie; sonst kann sie niemand freigeben.`,
    'application.suspended': (application) => phrase`${application} wurde gesperrt: Sie erhält von niemandem etwas.`,
    'application.unsuspended': (application) => phrase`${application} ist nicht mehr gesperrt.`,
    'application.tokens_revoked': (application) => phrase`Alles wurde beendet, was ${application} in Händen hatte.`,
    'application.pkce_changed': (application) => phrase`Es wurde geändert, wie streng ${application} Anmeldungen schützen muss.`,
  },
  places: {
    title: 'Wohin',
    webServices: {
      title: 'Webdienste',
      text: 'Sehen Sie, welche Partneranwendungen um Daten Ihres Unternehmens bitten, und geben Sie sie frei oder sperren Sie sie.',
    },
    applications: {
      title: 'Partneranwendung registrieren',
      text: 'Registrieren Sie eine eigene Anwendung, verwalten Sie Schlüssel und Geheimnis, und reichen Sie sie zur Prüfung ein.',
    },
    people: {
      title: 'Personen',
      text: 'Fügen Sie Personen hinzu, geben Sie ihnen Rollen, und erstellen Sie Links für alle, die ihr Passwort vergessen haben.',
    },
    review: {
      title: 'Prüfung',
      text: 'Genehmigen Sie, was Partner einreichen, oder lehnen Sie es ab; veröffentlichen und sperren Sie Anwendungen.',
    },
    companies: {
      title: 'Unternehmen',
      text: 'Legen Sie Unternehmen an, bestätigen Sie ihre Domains, und betreuen Sie ihre Personen.',
    },
    trail: { title: 'Protokoll', text: 'Sehen Sie, was geändert wurde, von wem und wann.' },
    connections: {
      title: 'Verbindungen',
      text: 'Sehen Sie, welche Anwendungen für Sie handeln und was sie nutzen dürfen, und beenden Sie jede, die Sie wollen.',
    },
  },
};
