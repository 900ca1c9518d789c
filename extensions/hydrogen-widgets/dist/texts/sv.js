// texts:sv.texts
var sv_default = {
  "compliance_notice": {
    "label": "Juridisk information",
    "lowest": "Lägsta pris under de 30 dagarna före prissänkningen: {{ price }}",
    "lowest_of": "Lägsta priser under de 30 dagarna före prissänkningen",
    "duties_included": "Tull och importskatter ingår i priset",
    "duties_on_delivery": "Tull och skatter kan tillkomma vid leverans",
    "responsible": "Ansvarig person i EU",
    "producer": "Tillverkare",
    "number": "Registreringsnummer",
    "vat": "Momsregistreringsnummer",
    "sorting": "Sorteringsanvisning (Triman)",
    "withdraw": "Ångra avtalet här",
    "imprint": "Juridiskt meddelande",
    "sales_law": "Uppgifter enligt den japanska lagen om särskilda affärstransaktioner",
    "empty": "Ingen juridisk information för {{ country }}: kunder där ser inget här."
  },
  "support_channels": {
    "label": "Kundtjänst",
    "email": "E-post",
    "phone": "Telefon",
    "hours": "Öppettider ({{ zone }})",
    "closed": "Stängt",
    "closed_on": "Stängt {{ dates }}",
    "open_until": "Öppet nu, till {{ time }} din tid",
    "opens": "Stängt nu, öppnar: {{ time }} din tid",
    "new_tab": "öppnas i en ny flik",
    "empty": "Inga kontaktvägar för {{ country }}: kunder där ser inget här."
  },
  "delivery_estimate": {
    "label": "Beräknad leverans",
    "to": "Leverans till {{ country }}",
    "days": {
      "one": "{{ count }} arbetsdag",
      "other": "{{ count }} arbetsdagar"
    },
    "range": {
      "one": "{{ least }} till {{ count }} arbetsdag",
      "other": "{{ least }} till {{ count }} arbetsdagar"
    },
    "order_within": "Beställ inom {{ time }}",
    "order_by": "Beställ senast {{ time }}",
    "duties_included": "Tull och skatter ingår",
    "duties_on_delivery": "Tull och skatter betalas vid leverans",
    "empty": "Ingen beräknad leverans till {{ country }}: kunder där ser inget här."
  },
  "payment_hints": {
    "heading": "Accepteras här",
    "card": "Kort: {{ brands }}",
    "bank_transfer": "Banköverföring",
    "cash_on_delivery": "Postförskott",
    "convenience_store": "Betalning i närbutik",
    "direct_debit": "Autogiro",
    "instalments": "Delbetalning",
    "invoice": "Faktura",
    "pay_in": "Du betalar i {{ currency }}",
    "credit": "{{ methods }}: delbetalning kan vara möjlig. Villkoren visas i kassan.",
    "empty": "Inget betalsätt är säkert för {{ country }}: kunder där ser ingenting här."
  },
  "loyalty": {
    "label": "Bonuspoäng",
    "points": {
      "one": "{{ points }} poäng",
      "other": "{{ points }} poäng"
    },
    "earn_product": {
      "one": "Du får {{ points }} poäng för den här produkten",
      "other": "Du får {{ points }} poäng för den här produkten"
    },
    "earn_rate": "{{ points }} för varje {{ amount }} du handlar för",
    "minimum": "För beställningar från {{ amount }}",
    "pending_days": {
      "one": "Poäng blir tillgängliga {{ count }} dag efter beställningen",
      "other": "Poäng blir tillgängliga {{ count }} dagar efter beställningen"
    },
    "expiry_months": {
      "one": "Poäng upphör att gälla {{ count }} månad efter beställningen",
      "other": "Poäng upphör att gälla {{ count }} månader efter beställningen"
    },
    "log_in": "Logga in för att se dina poäng",
    "show": "Visa mina poäng",
    "loading": "Läser in…",
    "balance": "Saldo: {{ points }}",
    "pending": "Kan inte användas ännu: {{ points }}",
    "expiry": "Upphör {{ date }}: {{ points }}",
    "failed": "Dina poäng kan inte visas just nu. Försök igen senare.",
    "close": "Stäng",
    "empty": "{{ country }}: här samlas inga poäng och kunderna ser inget här.",
    "reward": "{{ amount }} rabatt för {{ points }}",
    "about": "cirka {{ amount }}",
    "pending_shipped": "Dagar från utskick tills poängen kan användas: {{ count }}",
    "pending_on_shipping": "Poängen kan användas när beställningen har skickats",
    "usable_from": "Kan användas från {{ date }}: {{ points }}",
    "redeem": "Lös in: {{ points }} = {{ amount }}",
    "give_back": "Lämna tillbaka koden: {{ points }}",
    "confirm": "Bekräfta",
    "code": "Din rabattkod",
    "code_until": "För en beställning, till och med {{ date }}. Om du inte använder den får du tillbaka poängen.",
    "copy": "Kopiera",
    "copied": "Kopierad",
    "refused": "Det gick inte. Inga poäng har dragits.",
    "history": "Historik",
    "kind_earn": "Köp",
    "kind_refund": "Återbetalning",
    "kind_spend": "Inlöst",
    "kind_return": "Kod återlämnad",
    "kind_expire": "Förfallna",
    "kind_adjust": "Justerat av butiken"
  },
  "recommendations": {
    "buy_again": "Köp igen",
    "recommended": "Du kanske också gillar",
    "empty": "Det finns inget att rekommendera på den här sidan än: kunderna ser inget här."
  }
};
export {
  sv_default as default
};
