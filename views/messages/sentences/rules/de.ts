/** What a person is told in German where a rule says no, by the rule's own sentence; `{}` stands for what differs. */
export const RULES: Readonly<Record<string, string>> = {
  'An RSA key must have {} to {} bits.': 'Ein RSA-Schlüssel muss {} bis {} Bit haben.',
  'Another key has this kid.': 'Zwei der öffentlichen Schlüssel haben dieselbe „kid“. Geben Sie jedem eine eigene.',
  'Another application of the company has this name; choose a different one.':
    'Eine andere Anwendung des Unternehmens heißt so. Wählen Sie einen anderen Namen.',
  'Another company has this domain; choose a different one.': 'Ein anderes Unternehmen hat diese Domain. Wählen Sie eine andere.',
  'Another user has this login id; choose a different one.': 'Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.',
  'Cannot have spaces.': 'Darf keine Leerzeichen enthalten.',
  'Change your own password with the current one; for a link ask another administrator.':
    'Ändern Sie Ihr eigenes Passwort mit dem jetzigen; um einen Link bitten Sie jemand anderen aus der Verwaltung.',
  'Control characters cannot stand here.': 'Steuerzeichen können hier nicht stehen.',
  'Control characters other than a new line and a tab cannot stand here.':
    'Andere Steuerzeichen als Zeilenumbruch und Tabulator können hier nicht stehen.',
  'Each can stand here once.': 'Jedes kann hier einmal stehen.',
  'Is not a key that can be read.': 'Einer der öffentlichen Schlüssel ist nicht lesbar. Kopieren Sie ihn neu.',
  'Its alg must be one of {}.':
    'Das „alg“ eines öffentlichen Schlüssels passt nicht zu seiner Art. Berichtigen Sie es oder lassen Sie es weg.',
  'Its kid must be a text of {} to {} characters.':
    'Die „kid“ eines öffentlichen Schlüssels muss ein Text von {} bis {} Zeichen sein.',
  'Its use must be {}.': 'Das „use“ eines öffentlichen Schlüssels muss „{}“ sein. Berichtigen Sie es oder lassen Sie es weg.',
  'Keys go with {} only.': 'Schlüssel gibt es nur bei „{}“.',
  'Must be a date, such as {}.': 'Muss ein Datum sein, etwa {}.',
  'Must be a domain name, such as {}.': 'Muss ein Domainname sein, etwa {}.',
  'Must be a public key: a private part was sent. Do not use that key any more.':
    'Hier steht ein privater Schlüssel. Verwenden Sie ihn nicht mehr: Erzeugen Sie ein neues Paar und geben Sie nur den öffentlichen Teil ein.',
  'Must be an EC key on P-256, an Ed25519 key or an RSA key.':
    'Ein öffentlicher Schlüssel muss von der Art EC P-256, Ed25519 oder RSA sein.',
  'Must be an absolute https URL without user information.':
    'Sie muss eine ganze Adresse sein, die mit „https://“ beginnt, ohne Benutzernamen und Passwort.',
  'Must be an e-mail address.': 'Muss eine E-Mail-Adresse sein.',
  'Must be at most {} characters long.': 'Höchstens {} Zeichen sind möglich. Kürzen Sie den Text.',
  'Must be https; http is for the loopback addresses {} and [::1] only.':
    'Sie muss mit „https://“ beginnen. Unverschlüsselt gehen nur {} und [::1].',
  'Must be written in the characters of RFC 3986, everything else percent-encoded.':
    'Sie enthält ein Zeichen, das prozentkodiert geschrieben werden muss.',
  'Must be {} to {} characters long.': 'Es müssen {} bis {} Zeichen sein.',
  'Must be {} to {} keys.': 'Es müssen {} bis {} öffentliche Schlüssel sein.',
  'Must name at least one API, and each once; leave it out for all.':
    'Muss mindestens eine API nennen, jede einmal; für alle wird es weggelassen.',
  'Its group is not chosen: choose it, or leave the reason out.':
    'Eine Begründung gilt einer Gruppe, die nicht gewählt ist. Wählen Sie die Gruppe, oder leeren Sie die Begründung.',
  'Must have the form {"keys": […]}.': 'Die öffentlichen Schlüssel müssen als Satz in JSON dastehen: {"keys": […]}.',
  'Must not be empty.': 'Füllen Sie das aus.',
  'Must not have a fragment.': 'Sie darf kein „#“ enthalten.',
  'Name the permission version that was reviewed.': 'Nennen Sie die Fassung, die geprüft wurde.',
  'Only a Development Partner may register and modify applications.':
    'Nur Entwicklungspartner dürfen Anwendungen anmelden und ändern.',
  'Only an application that the review has approved can be public.':
    'Nur eine Anwendung, die die Prüfung bestanden hat, kann öffentlich sein.',
  'Others are changing this at the same moment. Try again.':
    'Andere ändern das gerade im selben Augenblick. Versuchen Sie es noch einmal.',
  'Stands here twice.': 'Sie steht zweimal da. Entfernen Sie eine.',
  'The administrators take no more requests for this application.':
    'Die Verwaltung nimmt zu dieser Anwendung keine Bitten mehr an.',
  'The application authenticates by keys and has no secret.':
    'Die Anwendung weist sich mit Schlüsseln aus und hat kein Geheimnis.',
  'The application does not ask for this.': 'Darum bittet die Anwendung nicht.',
  'The application has moved on: its permission version is {}.': 'Die Anwendung ist weiter: Ihre Fassung ist jetzt {}.',
  'The application is out of service: inactive, suspended, or its publisher is.':
    'Die Anwendung ist außer Betrieb: Sie oder ihr Anbieter ist inaktiv oder gesperrt.',
  'The certification is {}; it cannot be changed by {} from there.': 'Die Prüfung ist inzwischen weiter.',
  'The company has enabled this application already.': 'Das Unternehmen hat diese Anwendung schon freigegeben.',
  'The input has faults; each is listed with its field.': 'Die Eingabe hat Fehler; jeder steht bei seinem Feld.',
  'The login id or the password is wrong.': 'Der Anmeldename oder das Passwort ist falsch.',
  'The mail server did not take the letter with the link. Try again.':
    'Der Mailserver hat die Nachricht mit dem Link nicht angenommen. Versuchen Sie es noch einmal.',
  'The platform company cannot be deactivated.': 'Das Unternehmen der Plattform kann nicht deaktiviert werden.',
  'The request is {}; it cannot be changed by {} from there.':
    'Jemand anderes aus der Verwaltung hat inzwischen darüber entschieden.',
  'The user is deactivated. Activate the user first.': 'Das Konto ist deaktiviert. Aktivieren Sie es zuerst.',
  'The version is missing. Open the page again.': 'Die Fassung fehlt. Öffnen Sie die Seite noch einmal.',
  'There are not as many APIs.': 'So viele APIs gibt es nicht.',
  'There can be at most {}.': 'Es dürfen höchstens {} sein. Entfernen Sie welche.',
  'There is no such API.': 'Diese API gibt es nicht.',
  'There is no such grant.': 'Diese Art des Zugriffs gibt es nicht.',
  'There is nothing here under this id.': 'Unter dieser Kennung ist hier nichts.',
  'There must be at least one.': 'Wählen Sie mindestens eines.',
  'There were too many attempts to sign in. Wait before the next one.':
    'Es gab zu viele Versuche, sich anzumelden. Warten Sie vor dem nächsten.',
  'There were too many sign-ups from here. Wait before the next one.':
    'Von hier kamen zu viele Anmeldungen neuer Unternehmen. Warten Sie vor der nächsten.',
  'This form was not made for this browser, or is too old. Open the page again.':
    'Dieses Formular war nicht für diesen Browser bestimmt oder ist zu alt. Öffnen Sie die Seite noch einmal.',
  'This is not the current password.': 'Das ist nicht das jetzige Passwort.',
  'This is not yours to do.': 'Ihre Rolle lässt das nicht zu. Wer hier Rollen vergibt, kann das ändern.',
  'This was changed by somebody else since it was read. Read it again.':
    'Jemand anderes hat das inzwischen geändert. Öffnen Sie es noch einmal.',
  'To approve more than before, name the permission version that was shown.':
    'Um mehr als zuvor zu genehmigen, nennen Sie die Fassung, die gezeigt wurde.',
  'Too many wrong codes were entered from here. Wait before the next one.':
    'Von hier wurden zu viele falsche Codes eingegeben. Warten Sie vor dem nächsten.',
  'What the application asks for has changed: the current permission version is {}.':
    'Worum die Anwendung bittet, hat sich geändert: Die jetzige Fassung ist {}.',
  '{} cannot be left out.': '„{}“ kann nicht wegfallen.',
  '{} does not have as many groups.': '„{}“ hat nicht so viele Gruppen.',
  '{} goes with {} or the device code only.': '„{}“ geht nur mit „{}“ oder dem Gerätecode.',
  '{} has no such group.': '„{}“ hat diese Gruppe nicht.',
  '{} is a role in the platform company only.': '„{}“ ist eine Rolle nur im Unternehmen der Plattform.',
  '{} needs at least one redirect URI.': '„{}“ braucht mindestens eine Rücksprungadresse.',
  '{} needs public keys.': 'Geben Sie die öffentlichen Schlüssel der Anwendung ein, oder wählen Sie das Geheimnis.',
  '{} requires {}: choose it, too.': '„{}“ braucht „{}“: Wählen Sie das mit.',
  '{} stands here twice.': '„{}“ steht hier zweimal.',
  'The two new passwords differ.': 'Die beiden neuen Passwörter stimmen nicht überein. Tippen Sie beide neu ein.',
  'Nobody deactivates themself; another administrator can.':
    'Niemand deaktiviert sich selbst; jemand anderes aus der Verwaltung kann es.',
};
