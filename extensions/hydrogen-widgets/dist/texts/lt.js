// texts:lt.texts
var lt_default = {
  "compliance_notice": {
    "label": "Teisinė informacija",
    "lowest": "Mažiausia kaina per 30 dienų iki sumažinimo: {{ price }}",
    "lowest_of": "Mažiausios kainos per 30 dienų iki sumažinimo",
    "duties_included": "Į kainą įskaičiuoti importo muitai ir mokesčiai",
    "duties_on_delivery": "Pristatant gali tekti sumokėti muitus ir mokesčius",
    "responsible": "Atsakingas asmuo ES",
    "producer": "Gamintojas",
    "number": "Registracijos numeris",
    "vat": "PVM kodas",
    "sorting": "Rūšiavimo nurodymai (Triman)",
    "withdraw": "Atsisakyti sutarties čia",
    "imprint": "Teisinė pastaba",
    "sales_law": "Informacija pagal Japonijos specialiųjų komercinių sandorių įstatymą",
    "empty": "Nėra teisinės informacijos šaliai {{ country }}: pirkėjai iš ten čia nieko nemato."
  },
  "support_channels": {
    "label": "Klientų aptarnavimas",
    "email": "El. paštas",
    "phone": "Telefonas",
    "hours": "Darbo laikas ({{ zone }})",
    "closed": "Nedirbame",
    "closed_on": "Nedirbame: {{ dates }}",
    "open_until": "Dabar dirbame, iki {{ time }} jūsų laiku",
    "opens": "Dabar nedirbame, pradėsime: {{ time }} jūsų laiku",
    "new_tab": "atsidaro naujame skirtuke",
    "empty": "Nėra pagalbos kanalų šaliai {{ country }}: pirkėjai iš ten čia nieko nemato."
  },
  "delivery_estimate": {
    "label": "Numatomas pristatymas",
    "to": "Pristatymo šalis: {{ country }}",
    "days": {
      "one": "{{ count }} darbo diena",
      "few": "{{ count }} darbo dienos",
      "many": "{{ count }} darbo dienos",
      "other": "{{ count }} darbo dienų"
    },
    "range": {
      "one": "{{ least }}–{{ count }} darbo diena",
      "few": "{{ least }}–{{ count }} darbo dienos",
      "many": "{{ least }}–{{ count }} darbo dienos",
      "other": "{{ least }}–{{ count }} darbo dienų"
    },
    "order_within": "Užsisakykite per {{ time }}",
    "order_by": "Užsisakykite iki: {{ time }}",
    "duties_included": "Muitai ir mokesčiai įskaičiuoti",
    "duties_on_delivery": "Muitai ir mokesčiai mokami pristatymo metu",
    "empty": "Nėra pristatymo prognozės ({{ country }}): pirkėjai čia nieko nemato."
  },
  "payment_hints": {
    "heading": "Čia priimama",
    "card": "Kortelė: {{ brands }}",
    "bank_transfer": "Banko pavedimas",
    "cash_on_delivery": "Apmokėjimas pristatant",
    "convenience_store": "Apmokėjimas parduotuvėje",
    "direct_debit": "Tiesioginis debetas",
    "instalments": "Mokėjimas dalimis",
    "invoice": "Sąskaita faktūra",
    "pay_in": "Mokate valiuta {{ currency }}",
    "credit": "{{ methods }}: gali būti galima mokėti dalimis. Sąlygas matysite atsiskaitydami.",
    "empty": "Nė vienas mokėjimo būdas nėra tikras ({{ country }}): tenykščiai pirkėjai čia nieko nemato."
  },
  "loyalty": {
    "label": "Lojalumo taškai",
    "points": {
      "one": "{{ points }} taškas",
      "few": "{{ points }} taškai",
      "many": "{{ points }} taško",
      "other": "{{ points }} taškų"
    },
    "earn_product": {
      "one": "Už šią prekę gausite {{ points }} tašką",
      "few": "Už šią prekę gausite {{ points }} taškus",
      "many": "Už šią prekę gausite {{ points }} taško",
      "other": "Už šią prekę gausite {{ points }} taškų"
    },
    "earn_rate": "{{ points }} už kiekvieną išleistą {{ amount }}",
    "minimum": "Užsakymams nuo {{ amount }}",
    "pending_days": {
      "one": "Taškus galima naudoti praėjus {{ count }} dienai po užsakymo",
      "few": "Taškus galima naudoti praėjus {{ count }} dienoms po užsakymo",
      "many": "Taškus galima naudoti praėjus {{ count }} dienos po užsakymo",
      "other": "Taškus galima naudoti praėjus {{ count }} dienų po užsakymo"
    },
    "expiry_months": {
      "one": "Taškai nustoja galioti praėjus {{ count }} mėnesiui po užsakymo",
      "few": "Taškai nustoja galioti praėjus {{ count }} mėnesiams po užsakymo",
      "many": "Taškai nustoja galioti praėjus {{ count }} mėnesio po užsakymo",
      "other": "Taškai nustoja galioti praėjus {{ count }} mėnesių po užsakymo"
    },
    "log_in": "Prisijunkite, kad matytumėte savo taškus",
    "show": "Rodyti mano taškus",
    "loading": "Įkeliama…",
    "balance": "Likutis: {{ points }}",
    "pending": "Dar negalima naudoti: {{ points }}",
    "expiry": "Baigs galioti {{ date }}: {{ points }}",
    "failed": "Šiuo metu jūsų taškų parodyti negalima. Bandykite vėliau.",
    "close": "Uždaryti",
    "empty": "{{ country }}: čia taškai nekaupiami, pirkėjai čia nieko nemato.",
    "reward": "{{ amount }} nuolaida: {{ points }}",
    "about": "apie {{ amount }}",
    "pending_shipped": "Dienos nuo išsiuntimo, kol taškus galima naudoti: {{ count }}",
    "pending_on_shipping": "Taškus galima naudoti, kai užsakymas išsiųstas",
    "usable_from": "Galima naudoti nuo {{ date }}: {{ points }}",
    "redeem": "Iškeisti: {{ points }} = {{ amount }}",
    "give_back": "Grąžinti kodą: {{ points }}",
    "confirm": "Patvirtinti",
    "code": "Jūsų nuolaidos kodas",
    "code_until": "Vienam užsakymui, iki {{ date }}. Jei nepanaudosite, taškai bus grąžinti.",
    "copy": "Kopijuoti",
    "copied": "Nukopijuota",
    "refused": "Nepavyko. Taškai nenuskaičiuoti.",
    "history": "Istorija",
    "kind_earn": "Pirkinys",
    "kind_refund": "Pinigų grąžinimas",
    "kind_spend": "Iškeista",
    "kind_return": "Kodas grąžintas",
    "kind_expire": "Baigėsi galiojimas",
    "kind_adjust": "Parduotuvės pataisa"
  },
  "recommendations": {
    "buy_again": "Pirkti dar kartą",
    "recommended": "Jums taip pat gali patikti",
    "empty": "Šiam puslapiui rekomendacijų dar nėra: pirkėjai čia nieko nemato."
  }
};
export {
  lt_default as default
};
