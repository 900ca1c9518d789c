// texts:de.texts
var de_default = {
  "compliance_notice": {
    "label": "Rechtliche Angaben",
    "lowest": "Niedrigster Preis der 30 Tage vor der Ermäßigung: {{ price }}",
    "lowest_of": "Niedrigste Preise der 30 Tage vor der Ermäßigung",
    "duties_included": "Zölle und Einfuhrabgaben sind im Preis enthalten",
    "duties_on_delivery": "Bei der Zustellung können Zölle und Einfuhrabgaben anfallen",
    "responsible": "Verantwortliche Person in der EU",
    "producer": "Hersteller",
    "number": "Registrierungsnummer",
    "vat": "USt-IdNr.",
    "sorting": "Sortierhinweis (Triman)",
    "withdraw": "Vertrag widerrufen",
    "imprint": "Impressum",
    "sales_law": "Angaben nach dem japanischen Gesetz über bestimmte Handelsgeschäfte",
    "empty": "Keine rechtlichen Angaben für {{ country }}: Kunden dort sehen hier nichts."
  },
  "support_channels": {
    "label": "Kundenservice",
    "email": "E-Mail",
    "phone": "Telefon",
    "hours": "Servicezeiten ({{ zone }})",
    "closed": "geschlossen",
    "closed_on": "Geschlossen am {{ dates }}",
    "open_until": "Jetzt erreichbar, bis {{ time }} Ihrer Zeit",
    "opens": "Zurzeit geschlossen, wieder erreichbar: {{ time }} Ihrer Zeit",
    "new_tab": "öffnet in einem neuen Tab",
    "empty": "Keine Kontaktwege für {{ country }}: Kunden dort sehen hier nichts."
  },
  "delivery_estimate": {
    "label": "Voraussichtliche Lieferung",
    "to": "Lieferung nach: {{ country }}",
    "days": {
      "one": "{{ count }} Werktag",
      "other": "{{ count }} Werktage"
    },
    "range": {
      "one": "{{ least }} bis {{ count }} Werktag",
      "other": "{{ least }} bis {{ count }} Werktage"
    },
    "order_within": "Innerhalb von {{ time }} bestellen",
    "order_by": "Bestellen bis {{ time }}",
    "duties_included": "Zölle und Steuern inbegriffen",
    "duties_on_delivery": "Zölle und Steuern sind bei Lieferung zu zahlen",
    "empty": "Keine Lieferzeit für {{ country }}: Kunden dort sehen hier nichts."
  },
  "payment_hints": {
    "heading": "Hier akzeptiert",
    "card": "Karte: {{ brands }}",
    "bank_transfer": "Überweisung",
    "cash_on_delivery": "Nachnahme",
    "convenience_store": "Zahlung im Convenience-Store",
    "direct_debit": "Lastschrift",
    "instalments": "Ratenzahlung",
    "invoice": "Rechnung",
    "pay_in": "Sie zahlen in {{ currency }}",
    "credit": "{{ methods }}: Ratenzahlung eventuell möglich. Die Bedingungen sehen Sie an der Kasse.",
    "empty": "Für {{ country }} ist keine Zahlungsart gesichert: Kunden dort sehen hier nichts."
  },
  "loyalty": {
    "label": "Treuepunkte",
    "points": {
      "one": "{{ points }} Punkt",
      "other": "{{ points }} Punkte"
    },
    "earn_product": {
      "one": "Dieses Produkt bringt {{ points }} Punkt",
      "other": "Dieses Produkt bringt {{ points }} Punkte"
    },
    "earn_rate": "{{ points }} pro {{ amount }} Einkaufswert",
    "minimum": "Ab einem Bestellwert von {{ amount }}",
    "pending_days": {
      "one": "Punkte werden {{ count }} Tag nach der Bestellung einlösbar",
      "other": "Punkte werden {{ count }} Tage nach der Bestellung einlösbar"
    },
    "expiry_months": {
      "one": "Punkte verfallen {{ count }} Monat nach der Bestellung",
      "other": "Punkte verfallen {{ count }} Monate nach der Bestellung"
    },
    "log_in": "Zum Punktestand anmelden",
    "show": "Meine Punkte anzeigen",
    "loading": "Wird geladen …",
    "balance": "Punktestand: {{ points }}",
    "pending": "Noch nicht einlösbar: {{ points }}",
    "expiry": "Verfallen am {{ date }}: {{ points }}",
    "failed": "Der Punktestand kann gerade nicht angezeigt werden. Bitte später noch einmal versuchen.",
    "close": "Schließen",
    "empty": "{{ country }}: Hier werden keine Punkte gesammelt, Kundinnen und Kunden sehen an dieser Stelle nichts.",
    "reward": "{{ amount }} Rabatt für {{ points }}",
    "about": "etwa {{ amount }}",
    "pending_shipped": "Tage ab Versand, bis Punkte einlösbar sind: {{ count }}",
    "pending_on_shipping": "Punkte sind einlösbar, sobald die Bestellung versandt ist",
    "usable_from": "Einlösbar ab {{ date }}: {{ points }}",
    "redeem": "Einlösen: {{ points }} = {{ amount }}",
    "give_back": "Code zurückgeben: {{ points }}",
    "confirm": "Bestätigen",
    "code": "Ihr Rabattcode",
    "code_until": "Für eine Bestellung, bis {{ date }}. Ungenutzt kommen die Punkte zurück.",
    "copy": "Kopieren",
    "copied": "Kopiert",
    "refused": "Das hat nicht geklappt. Es wurden keine Punkte abgezogen.",
    "history": "Verlauf",
    "kind_earn": "Einkauf",
    "kind_refund": "Erstattung",
    "kind_spend": "Eingelöst",
    "kind_return": "Code zurückgegeben",
    "kind_expire": "Verfallen",
    "kind_adjust": "Vom Shop angepasst"
  },
  "recommendations": {
    "buy_again": "Erneut kaufen",
    "recommended": "Das könnte auch gefallen",
    "empty": "Für diese Seite gibt es noch keine Empfehlungen: An dieser Stelle ist nichts zu sehen."
  }
};
export {
  de_default as default
};
