// texts:ga.texts
var ga_default = {
  "compliance_notice": {
    "label": "Eolas dlíthiúil",
    "lowest": "An praghas is ísle sna 30 lá roimh an laghdú: {{ price }}",
    "lowest_of": "Na praghsanna is ísle sna 30 lá roimh an laghdú",
    "duties_included": "Tá dleachtanna agus cánacha allmhaire san áireamh sa phraghas",
    "duties_on_delivery": "D’fhéadfadh dleachtanna agus cánacha a bheith dlite ar sheachadadh",
    "responsible": "Duine freagrach san AE",
    "producer": "Monaróir",
    "number": "Uimhir chlárúcháin",
    "vat": "Uimhir CBL",
    "sorting": "Treoracha sórtála (Triman)",
    "withdraw": "Tarraing siar as an gconradh anseo",
    "imprint": "Fógra dlíthiúil",
    "sales_law": "Eolas faoi Acht na Seapáine um Idirbhearta Tráchtála Sonraithe",
    "empty": "Níl aon eolas dlíthiúil ann do {{ country }}: ní fheiceann custaiméirí ansin aon rud anseo."
  },
  "support_channels": {
    "label": "Tacaíocht do chustaiméirí",
    "email": "Ríomhphost",
    "phone": "Fón",
    "hours": "Uaireanta oscailte ({{ zone }})",
    "closed": "Dúnta",
    "closed_on": "Dúnta: {{ dates }}",
    "open_until": "Oscailte anois, go dtí {{ time }} de réir d’ama",
    "opens": "Dúnta anois, osclófar: {{ time }} de réir d’ama",
    "new_tab": "osclaítear é i gcluaisín nua",
    "empty": "Níl aon bhealach tacaíochta ann do {{ country }}: ní fheiceann custaiméirí ansin aon rud anseo."
  },
  "delivery_estimate": {
    "label": "Seachadadh measta",
    "to": "Tír seachadta: {{ country }}",
    "days": {
      "one": "{{ count }} lá oibre",
      "two": "{{ count }} lá oibre",
      "few": "{{ count }} lá oibre",
      "many": "{{ count }} lá oibre",
      "other": "{{ count }} lá oibre"
    },
    "range": {
      "one": "{{ least }} go {{ count }} lá oibre",
      "two": "{{ least }} go {{ count }} lá oibre",
      "few": "{{ least }} go {{ count }} lá oibre",
      "many": "{{ least }} go {{ count }} lá oibre",
      "other": "{{ least }} go {{ count }} lá oibre"
    },
    "order_within": "Ordaigh laistigh de {{ time }}",
    "order_by": "Ordaigh roimh {{ time }}",
    "duties_included": "Dleachtanna agus cánacha san áireamh",
    "duties_on_delivery": "Íoctar dleachtanna agus cánacha ar sheachadadh",
    "empty": "Níl meastachán seachadta ann do {{ country }}: ní fheiceann custaiméirí aon rud anseo."
  },
  "payment_hints": {
    "heading": "Glactar leo anseo",
    "card": "Cárta: {{ brands }}",
    "bank_transfer": "Aistriú bainc",
    "cash_on_delivery": "Íoc ar sheachadadh",
    "convenience_store": "Íocaíocht i siopa áise",
    "direct_debit": "Dochar díreach",
    "instalments": "Íocaíocht i dtráthchodanna",
    "invoice": "Sonrasc",
    "pay_in": "Íocann tú in {{ currency }}",
    "credit": "{{ methods }}: d’fhéadfadh tráthchodanna a bheith ar fáil. Feicfidh tú na téarmaí agus tú ag íoc.",
    "empty": "Níl aon mhodh íocaíochta cinnte ({{ country }}): ní fheiceann siopadóirí ansin aon rud anseo."
  },
  "loyalty": {
    "label": "Pointí dílseachta",
    "points": {
      "one": "{{ points }} phointe",
      "two": "{{ points }} phointe",
      "few": "{{ points }} phointe",
      "many": "{{ points }} bpointe",
      "other": "{{ points }} pointe"
    },
    "earn_product": {
      "one": "Tuilleann tú {{ points }} phointe leis an táirge seo",
      "two": "Tuilleann tú {{ points }} phointe leis an táirge seo",
      "few": "Tuilleann tú {{ points }} phointe leis an táirge seo",
      "many": "Tuilleann tú {{ points }} bpointe leis an táirge seo",
      "other": "Tuilleann tú {{ points }} pointe leis an táirge seo"
    },
    "earn_rate": "{{ points }} in aghaidh gach {{ amount }} a chaitheann tú",
    "minimum": "Ar orduithe {{ amount }} nó níos mó",
    "pending_days": {
      "one": "Beidh na pointí ar fáil {{ count }} lá tar éis an ordaithe",
      "two": "Beidh na pointí ar fáil {{ count }} lá tar éis an ordaithe",
      "few": "Beidh na pointí ar fáil {{ count }} lá tar éis an ordaithe",
      "many": "Beidh na pointí ar fáil {{ count }} lá tar éis an ordaithe",
      "other": "Beidh na pointí ar fáil {{ count }} lá tar éis an ordaithe"
    },
    "expiry_months": {
      "one": "Rachaidh na pointí in éag {{ count }} mhí tar éis an ordaithe",
      "two": "Rachaidh na pointí in éag {{ count }} mhí tar éis an ordaithe",
      "few": "Rachaidh na pointí in éag {{ count }} mhí tar éis an ordaithe",
      "many": "Rachaidh na pointí in éag {{ count }} mí tar éis an ordaithe",
      "other": "Rachaidh na pointí in éag {{ count }} mí tar éis an ordaithe"
    },
    "log_in": "Logáil isteach chun do phointí a fheiceáil",
    "show": "Taispeáin mo phointí",
    "loading": "Á lódáil…",
    "balance": "Iarmhéid: {{ points }}",
    "pending": "Níl siad inúsáidte fós: {{ points }}",
    "expiry": "Rachaidh in éag {{ date }}: {{ points }}",
    "failed": "Ní féidir do phointí a thaispeáint faoi láthair. Bain triail eile as ar ball.",
    "close": "Dún",
    "empty": "{{ country }}: ní thuilltear pointí anseo agus ní fheiceann custaiméirí aon rud anseo.",
    "reward": "{{ amount }} de lascaine ar {{ points }}",
    "about": "thart ar {{ amount }}",
    "pending_shipped": "Laethanta ón seoladh go dtí gur féidir pointí a úsáid: {{ count }}",
    "pending_on_shipping": "Is féidir pointí a úsáid nuair a bheidh an t-ordú seolta",
    "usable_from": "Le húsáid ó {{ date }}: {{ points }}",
    "redeem": "Fuascail: {{ points }} = {{ amount }}",
    "give_back": "Tabhair an cód ar ais: {{ points }}",
    "confirm": "Deimhnigh",
    "code": "Do chód lascaine",
    "code_until": "D’ordú amháin, go dtí {{ date }}. Mura n-úsáidtear é, tagann na pointí ar ais.",
    "copy": "Cóipeáil",
    "copied": "Cóipeáilte",
    "refused": "Níor éirigh leis sin. Níor baineadh aon phointe.",
    "history": "Stair",
    "kind_earn": "Ceannach",
    "kind_refund": "Aisíocaíocht",
    "kind_spend": "Fuascailte",
    "kind_return": "Cód tugtha ar ais",
    "kind_expire": "Imithe in éag",
    "kind_adjust": "Coigeartú an tsiopa"
  },
  "recommendations": {
    "buy_again": "Ceannaigh arís",
    "recommended": "B’fhéidir go dtaitneodh siad seo leat",
    "empty": "Níl aon mholadh don leathanach seo fós: ní fheiceann custaiméirí aon rud anseo."
  }
};
export {
  ga_default as default
};
