// texts:lv.texts
var lv_default = {
  "compliance_notice": {
    "label": "Juridiskā informācija",
    "lowest": "Zemākā cena 30 dienās pirms samazinājuma: {{ price }}",
    "lowest_of": "Zemākās cenas 30 dienās pirms samazinājuma",
    "duties_included": "Cenā iekļauti ievedmuitas nodokļi",
    "duties_on_delivery": "Piegādes brīdī var būt jāmaksā muita un nodokļi",
    "responsible": "Atbildīgā persona ES",
    "producer": "Ražotājs",
    "number": "Reģistrācijas numurs",
    "vat": "PVN numurs",
    "sorting": "Šķirošanas norādes (Triman)",
    "withdraw": "Atteikties no līguma šeit",
    "imprint": "Juridisks paziņojums",
    "sales_law": "Informācija saskaņā ar Japānas likumu par īpašiem komercdarījumiem",
    "empty": "Nav juridiskās informācijas valstij {{ country }}: pircēji tur šeit neko neredz."
  },
  "support_channels": {
    "label": "Klientu atbalsts",
    "email": "E-pasts",
    "phone": "Tālrunis",
    "hours": "Darba laiks ({{ zone }})",
    "closed": "Slēgts",
    "closed_on": "Slēgts: {{ dates }}",
    "open_until": "Šobrīd atvērts, līdz {{ time }} pēc jūsu laika",
    "opens": "Šobrīd slēgts, atveras: {{ time }} pēc jūsu laika",
    "new_tab": "atveras jaunā cilnē",
    "empty": "Nav atbalsta kanālu valstij {{ country }}: pircēji tur šeit neko neredz."
  },
  "delivery_estimate": {
    "label": "Paredzamā piegāde",
    "to": "Piegādes valsts: {{ country }}",
    "days": {
      "zero": "{{ count }} darba dienu",
      "one": "{{ count }} darba diena",
      "other": "{{ count }} darba dienas"
    },
    "range": {
      "zero": "{{ least }}–{{ count }} darba dienu",
      "one": "{{ least }}–{{ count }} darba diena",
      "other": "{{ least }}–{{ count }} darba dienas"
    },
    "order_within": "Pasūtiet {{ time }} laikā",
    "order_by": "Pasūtiet līdz: {{ time }}",
    "duties_included": "Muitas nodevas un nodokļi ir iekļauti cenā",
    "duties_on_delivery": "Muitas nodevas un nodokļi jāmaksā piegādes brīdī",
    "empty": "Nav piegādes prognozes ({{ country }}): pircēji šeit neko neredz."
  },
  "payment_hints": {
    "heading": "Šeit pieņem",
    "card": "Karte: {{ brands }}",
    "bank_transfer": "Bankas pārskaitījums",
    "cash_on_delivery": "Pēcmaksa",
    "convenience_store": "Apmaksa veikalā",
    "direct_debit": "Tiešais debets",
    "instalments": "Nomaksa",
    "invoice": "Rēķins",
    "pay_in": "Maksājat valūtā {{ currency }}",
    "credit": "{{ methods }}: var būt pieejama nomaksa. Nosacījumus redzēsiet, noformējot pirkumu.",
    "empty": "Neviens maksājuma veids nav drošs ({{ country }}): pircēji tur šeit neko neredz."
  },
  "loyalty": {
    "label": "Lojalitātes punkti",
    "points": {
      "zero": "{{ points }} punktu",
      "one": "{{ points }} punkts",
      "other": "{{ points }} punkti"
    },
    "earn_product": {
      "zero": "Par šo preci saņemsiet {{ points }} punktu",
      "one": "Par šo preci saņemsiet {{ points }} punktu",
      "other": "Par šo preci saņemsiet {{ points }} punktus"
    },
    "earn_rate": "{{ points }} par katriem iztērētiem {{ amount }}",
    "minimum": "Pasūtījumiem no {{ amount }}",
    "pending_days": {
      "zero": "Punkti kļūst pieejami {{ count }} dienas pēc pasūtījuma",
      "one": "Punkti kļūst pieejami {{ count }} dienu pēc pasūtījuma",
      "other": "Punkti kļūst pieejami {{ count }} dienas pēc pasūtījuma"
    },
    "expiry_months": {
      "zero": "Punktu derīgums beidzas {{ count }} mēnešus pēc pasūtījuma",
      "one": "Punktu derīgums beidzas {{ count }} mēnesi pēc pasūtījuma",
      "other": "Punktu derīgums beidzas {{ count }} mēnešus pēc pasūtījuma"
    },
    "log_in": "Piesakieties, lai redzētu savus punktus",
    "show": "Rādīt manus punktus",
    "loading": "Notiek ielāde…",
    "balance": "Atlikums: {{ points }}",
    "pending": "Vēl nav izmantojami: {{ points }}",
    "expiry": "Derīgums beidzas {{ date }}: {{ points }}",
    "failed": "Jūsu punktus pašlaik nevar parādīt. Mēģiniet vēlreiz vēlāk.",
    "close": "Aizvērt",
    "empty": "{{ country }}: šeit punkti netiek krāti, un pircēji šeit neko neredz.",
    "reward": "{{ amount }} atlaide: {{ points }}",
    "about": "aptuveni {{ amount }}",
    "pending_shipped": "Dienas no nosūtīšanas, līdz punktus var izmantot: {{ count }}",
    "pending_on_shipping": "Punktus var izmantot, kad pasūtījums ir nosūtīts",
    "usable_from": "Izmantojami no {{ date }}: {{ points }}",
    "redeem": "Apmainīt: {{ points }} = {{ amount }}",
    "give_back": "Atdot kodu: {{ points }}",
    "confirm": "Apstiprināt",
    "code": "Jūsu atlaižu kods",
    "code_until": "Vienam pasūtījumam, līdz {{ date }}. Ja to neizmantosiet, punkti tiks atdoti.",
    "copy": "Kopēt",
    "copied": "Nokopēts",
    "refused": "Neizdevās. Punkti netika noņemti.",
    "history": "Vēsture",
    "kind_earn": "Pirkums",
    "kind_refund": "Atmaksa",
    "kind_spend": "Apmainīts",
    "kind_return": "Kods atdots",
    "kind_expire": "Beigušies",
    "kind_adjust": "Veikala labojums"
  },
  "recommendations": {
    "buy_again": "Pirkt vēlreiz",
    "recommended": "Jums varētu patikt arī",
    "empty": "Šai lapai vēl nav ieteikumu: pircēji šeit neko neredz."
  }
};
export {
  lv_default as default
};
