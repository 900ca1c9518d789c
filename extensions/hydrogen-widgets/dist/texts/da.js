// texts:da.texts
var da_default = {
  "compliance_notice": {
    "label": "Juridiske oplysninger",
    "lowest": "Laveste pris i de 30 dage før nedsættelsen: {{ price }}",
    "lowest_of": "Laveste priser i de 30 dage før nedsættelsen",
    "duties_included": "Prisen er inklusive told og importafgifter",
    "duties_on_delivery": "Der kan skulle betales told og afgifter ved levering",
    "responsible": "Ansvarlig person i EU",
    "producer": "Producent",
    "number": "Registreringsnummer",
    "vat": "Momsnummer",
    "sorting": "Sorteringsvejledning (Triman)",
    "withdraw": "Fortryd aftalen her",
    "imprint": "Juridisk meddelelse",
    "sales_law": "Oplysninger efter den japanske lov om særlige handelstransaktioner",
    "empty": "Ingen juridiske oplysninger for {{ country }}: kunder der ser intet her."
  },
  "support_channels": {
    "label": "Kundeservice",
    "email": "E-mail",
    "phone": "Telefon",
    "hours": "Åbningstider ({{ zone }})",
    "closed": "Lukket",
    "closed_on": "Lukket {{ dates }}",
    "open_until": "Åbent nu, indtil kl. {{ time }} din tid",
    "opens": "Lukket nu, åbner: {{ time }} din tid",
    "new_tab": "åbner i en ny fane",
    "empty": "Ingen kontaktkanaler for {{ country }}: kunder der ser intet her."
  },
  "delivery_estimate": {
    "label": "Forventet levering",
    "to": "Levering til {{ country }}",
    "days": {
      "one": "{{ count }} hverdag",
      "other": "{{ count }} hverdage"
    },
    "range": {
      "one": "{{ least }} til {{ count }} hverdag",
      "other": "{{ least }} til {{ count }} hverdage"
    },
    "order_within": "Bestil inden for {{ time }}",
    "order_by": "Bestil senest {{ time }}",
    "duties_included": "Told og afgifter er inkluderet",
    "duties_on_delivery": "Told og afgifter betales ved levering",
    "empty": "Intet leveringsestimat for {{ country }}: kunder dér ser intet her."
  },
  "payment_hints": {
    "heading": "Accepteres her",
    "card": "Kort: {{ brands }}",
    "bank_transfer": "Bankoverførsel",
    "cash_on_delivery": "Efterkrav",
    "convenience_store": "Betaling i nærbutik",
    "direct_debit": "Direkte debitering",
    "instalments": "Afdragsbetaling",
    "invoice": "Regning",
    "pay_in": "Du betaler i {{ currency }}",
    "credit": "{{ methods }}: afdragsbetaling kan være mulig. Du ser vilkårene, når du betaler.",
    "empty": "Ingen betalingsmetode er sikker for {{ country }}: kunder der ser ingenting her."
  },
  "loyalty": {
    "label": "Loyalitetspoint",
    "points": {
      "one": "{{ points }} point",
      "other": "{{ points }} point"
    },
    "earn_product": {
      "one": "Du optjener {{ points }} point med dette produkt",
      "other": "Du optjener {{ points }} point med dette produkt"
    },
    "earn_rate": "{{ points }} for hver {{ amount }}, du bruger",
    "minimum": "Ved ordrer på mindst {{ amount }}",
    "pending_days": {
      "one": "Point bliver tilgængelige {{ count }} dag efter bestillingen",
      "other": "Point bliver tilgængelige {{ count }} dage efter bestillingen"
    },
    "expiry_months": {
      "one": "Point udløber {{ count }} måned efter bestillingen",
      "other": "Point udløber {{ count }} måneder efter bestillingen"
    },
    "log_in": "Log ind for at se dine point",
    "show": "Vis mine point",
    "loading": "Indlæser…",
    "balance": "Saldo: {{ points }}",
    "pending": "Kan endnu ikke bruges: {{ points }}",
    "expiry": "Udløber {{ date }}: {{ points }}",
    "failed": "Dine point kan ikke vises lige nu. Prøv igen senere.",
    "close": "Luk",
    "empty": "{{ country }}: her optjenes ingen point, og kunderne ser intet her.",
    "reward": "{{ amount }} rabat for {{ points }}",
    "about": "cirka {{ amount }}",
    "pending_shipped": "Dage fra afsendelse, til point kan bruges: {{ count }}",
    "pending_on_shipping": "Point kan bruges, når ordren er afsendt",
    "usable_from": "Kan bruges fra {{ date }}: {{ points }}",
    "redeem": "Indløs: {{ points }} = {{ amount }}",
    "give_back": "Giv koden tilbage: {{ points }}",
    "confirm": "Bekræft",
    "code": "Din rabatkode",
    "code_until": "Til én ordre, til og med {{ date }}. Bruger du den ikke, får du pointene tilbage.",
    "copy": "Kopiér",
    "copied": "Kopieret",
    "refused": "Det lykkedes ikke. Der er ikke trukket point.",
    "history": "Historik",
    "kind_earn": "Køb",
    "kind_refund": "Refusion",
    "kind_spend": "Indløst",
    "kind_return": "Kode givet tilbage",
    "kind_expire": "Udløbet",
    "kind_adjust": "Justeret af butikken"
  },
  "recommendations": {
    "buy_again": "Køb igen",
    "recommended": "Måske kan du også lide",
    "empty": "Der er endnu intet at anbefale på denne side: kunderne ser intet her."
  }
};
export {
  da_default as default
};
