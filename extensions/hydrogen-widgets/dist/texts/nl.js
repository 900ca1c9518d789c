// texts:nl.texts
var nl_default = {
  "compliance_notice": {
    "label": "Juridische informatie",
    "lowest": "Laagste prijs in de 30 dagen vóór de prijsverlaging: {{ price }}",
    "lowest_of": "Laagste prijzen in de 30 dagen vóór de prijsverlaging",
    "duties_included": "Invoerrechten en belastingen zijn in de prijs inbegrepen",
    "duties_on_delivery": "Bij levering kunnen invoerrechten en belastingen verschuldigd zijn",
    "responsible": "Verantwoordelijke persoon in de EU",
    "producer": "Fabrikant",
    "number": "Registratienummer",
    "vat": "Btw-nummer",
    "sorting": "Sorteerinstructies (Triman)",
    "withdraw": "Hier de overeenkomst herroepen",
    "imprint": "Juridische kennisgeving",
    "sales_law": "Gegevens volgens de Japanse wet op specifieke handelstransacties",
    "empty": "Geen juridische informatie voor {{ country }}: klanten daar zien hier niets."
  },
  "support_channels": {
    "label": "Klantenservice",
    "email": "E-mail",
    "phone": "Telefoon",
    "hours": "Openingstijden ({{ zone }})",
    "closed": "Gesloten",
    "closed_on": "Gesloten op {{ dates }}",
    "open_until": "Nu bereikbaar, tot {{ time }} uw tijd",
    "opens": "Nu gesloten, weer bereikbaar: {{ time }} uw tijd",
    "new_tab": "opent in een nieuw tabblad",
    "empty": "Geen contactkanalen voor {{ country }}: klanten daar zien hier niets."
  },
  "delivery_estimate": {
    "label": "Verwachte levering",
    "to": "Bezorging: {{ country }}",
    "days": {
      "one": "{{ count }} werkdag",
      "other": "{{ count }} werkdagen"
    },
    "range": {
      "one": "{{ least }} tot {{ count }} werkdag",
      "other": "{{ least }} tot {{ count }} werkdagen"
    },
    "order_within": "Bestel binnen {{ time }}",
    "order_by": "Bestel vóór {{ time }}",
    "duties_included": "Inclusief invoerrechten en belastingen",
    "duties_on_delivery": "Invoerrechten en belastingen betaal je bij levering",
    "empty": "Geen levertijd voor {{ country }}: klanten daar zien hier niets."
  },
  "payment_hints": {
    "heading": "Hier geaccepteerd",
    "card": "Kaart: {{ brands }}",
    "bank_transfer": "Overboeking",
    "cash_on_delivery": "Betalen bij levering",
    "convenience_store": "Betalen in een buurtwinkel",
    "direct_debit": "Automatische incasso",
    "instalments": "Gespreid betalen",
    "invoice": "Achteraf betalen",
    "pay_in": "Je betaalt in {{ currency }}",
    "credit": "{{ methods }}: gespreid betalen is soms mogelijk. De voorwaarden zie je bij het afrekenen.",
    "empty": "Voor {{ country }} is geen betaalmethode zeker: klanten daar zien hier niets."
  },
  "loyalty": {
    "label": "Spaarpunten",
    "points": {
      "one": "{{ points }} punt",
      "other": "{{ points }} punten"
    },
    "earn_product": {
      "one": "Je spaart {{ points }} punt met dit product",
      "other": "Je spaart {{ points }} punten met dit product"
    },
    "earn_rate": "{{ points }} voor elke {{ amount }} die je besteedt",
    "minimum": "Bij bestellingen vanaf {{ amount }}",
    "pending_days": {
      "one": "Punten komen {{ count }} dag na de bestelling beschikbaar",
      "other": "Punten komen {{ count }} dagen na de bestelling beschikbaar"
    },
    "expiry_months": {
      "one": "Punten vervallen {{ count }} maand na de bestelling",
      "other": "Punten vervallen {{ count }} maanden na de bestelling"
    },
    "log_in": "Log in om je punten te zien",
    "show": "Mijn punten tonen",
    "loading": "Laden…",
    "balance": "Saldo: {{ points }}",
    "pending": "Nog niet te gebruiken: {{ points }}",
    "expiry": "Vervallen op {{ date }}: {{ points }}",
    "failed": "Je punten kunnen nu niet worden getoond. Probeer het later opnieuw.",
    "close": "Sluiten",
    "empty": "{{ country }}: hier worden geen punten gespaard en klanten zien hier niets.",
    "reward": "{{ amount }} korting voor {{ points }}",
    "about": "ongeveer {{ amount }}",
    "pending_shipped": "Dagen vanaf verzending tot je punten kunt gebruiken: {{ count }}",
    "pending_on_shipping": "Je kunt punten gebruiken zodra de bestelling is verzonden",
    "usable_from": "Te gebruiken vanaf {{ date }}: {{ points }}",
    "redeem": "Inwisselen: {{ points }} = {{ amount }}",
    "give_back": "Code teruggeven: {{ points }}",
    "confirm": "Bevestigen",
    "code": "Je kortingscode",
    "code_until": "Voor één bestelling, tot en met {{ date }}. Gebruik je de code niet, dan krijg je de punten terug.",
    "copy": "Kopiëren",
    "copied": "Gekopieerd",
    "refused": "Dat is niet gelukt. Er zijn geen punten afgeschreven.",
    "history": "Geschiedenis",
    "kind_earn": "Aankoop",
    "kind_refund": "Terugbetaling",
    "kind_spend": "Ingewisseld",
    "kind_return": "Code teruggegeven",
    "kind_expire": "Verlopen",
    "kind_adjust": "Aangepast door de winkel"
  },
  "recommendations": {
    "buy_again": "Opnieuw kopen",
    "recommended": "Misschien vind je dit ook leuk",
    "empty": "Er is nog niets om op deze pagina aan te bevelen: klanten zien hier niets."
  }
};
export {
  nl_default as default
};
