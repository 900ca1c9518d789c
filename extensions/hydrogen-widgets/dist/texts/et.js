// texts:et.texts
var et_default = {
  "compliance_notice": {
    "label": "Õiguslik teave",
    "lowest": "Madalaim hind allahindlusele eelnenud 30 päeva jooksul: {{ price }}",
    "lowest_of": "Madalaimad hinnad allahindlusele eelnenud 30 päeva jooksul",
    "duties_included": "Hind sisaldab tollimakse ja impordimakse",
    "duties_on_delivery": "Kättetoimetamisel võib lisanduda tollimaks ja muud maksud",
    "responsible": "Vastutav isik ELis",
    "producer": "Tootja",
    "number": "Registreerimisnumber",
    "vat": "Käibemaksukohustuslase number",
    "sorting": "Sortimisjuhis (Triman)",
    "withdraw": "Taganege lepingust siin",
    "imprint": "Õigusteade",
    "sales_law": "Teave Jaapani eritehingute seaduse kohaselt",
    "empty": "Riigi {{ country }} jaoks pole õiguslikku teavet: sealsed kliendid ei näe siin midagi."
  },
  "support_channels": {
    "label": "Klienditugi",
    "email": "E-post",
    "phone": "Telefon",
    "hours": "Lahtiolekuajad ({{ zone }})",
    "closed": "Suletud",
    "closed_on": "Suletud: {{ dates }}",
    "open_until": "Praegu avatud, kuni {{ time }} teie aja järgi",
    "opens": "Praegu suletud, avatakse: {{ time }} teie aja järgi",
    "new_tab": "avaneb uuel vahelehel",
    "empty": "Riigi {{ country }} jaoks pole tugikanaleid: sealsed kliendid ei näe siin midagi."
  },
  "delivery_estimate": {
    "label": "Eeldatav tarneaeg",
    "to": "Tarne sihtriik: {{ country }}",
    "days": {
      "one": "{{ count }} tööpäev",
      "other": "{{ count }} tööpäeva"
    },
    "range": {
      "one": "{{ least }} kuni {{ count }} tööpäev",
      "other": "{{ least }} kuni {{ count }} tööpäeva"
    },
    "order_within": "Telli {{ time }} jooksul",
    "order_by": "Telli hiljemalt {{ time }}",
    "duties_included": "Tollimaksud ja muud maksud on hinna sees",
    "duties_on_delivery": "Tollimaksud ja muud maksud tasutakse kättetoimetamisel",
    "empty": "Sihtriigi {{ country }} tarneaeg puudub: ostjad ei näe siin midagi."
  },
  "payment_hints": {
    "heading": "Siin saab maksta",
    "card": "Kaart: {{ brands }}",
    "bank_transfer": "Pangaülekanne",
    "cash_on_delivery": "Lunamaks",
    "convenience_store": "Makse lähipoes",
    "direct_debit": "Otsedebiteerimine",
    "instalments": "Järelmaks",
    "invoice": "Arve",
    "pay_in": "Maksad valuutas {{ currency }}",
    "credit": "{{ methods }}: järelmaks võib olla võimalik. Tingimusi näed makstes.",
    "empty": "Ükski makseviis pole kindel ({{ country }}): sealsed ostjad ei näe siin midagi."
  },
  "loyalty": {
    "label": "Lojaalsuspunktid",
    "points": {
      "one": "{{ points }} punkt",
      "other": "{{ points }} punkti"
    },
    "earn_product": {
      "one": "Selle tootega teenid {{ points }} punkti",
      "other": "Selle tootega teenid {{ points }} punkti"
    },
    "earn_rate": "{{ points }} iga kulutatud {{ amount }} kohta",
    "minimum": "Tellimustele alates {{ amount }}",
    "pending_days": {
      "one": "Punktid muutuvad kasutatavaks {{ count }} päev pärast tellimust",
      "other": "Punktid muutuvad kasutatavaks {{ count }} päeva pärast tellimust"
    },
    "expiry_months": {
      "one": "Punktid aeguvad {{ count }} kuu pärast tellimust",
      "other": "Punktid aeguvad {{ count }} kuud pärast tellimust"
    },
    "log_in": "Punktide nägemiseks logi sisse",
    "show": "Näita minu punkte",
    "loading": "Laadimine…",
    "balance": "Saldo: {{ points }}",
    "pending": "Veel mitte kasutatavad: {{ points }}",
    "expiry": "Aeguvad {{ date }}: {{ points }}",
    "failed": "Sinu punkte ei saa praegu näidata. Proovi hiljem uuesti.",
    "close": "Sulge",
    "empty": "{{ country }}: siin punkte ei teenita ja ostjad ei näe siin midagi.",
    "reward": "{{ amount }} soodustust: {{ points }}",
    "about": "umbes {{ amount }}",
    "pending_shipped": "Päevi saatmisest punktide kasutamiseni: {{ count }}",
    "pending_on_shipping": "Punkte saab kasutada, kui tellimus on saadetud",
    "usable_from": "Kasutatavad alates {{ date }}: {{ points }}",
    "redeem": "Lunasta: {{ points }} = {{ amount }}",
    "give_back": "Tagasta kood: {{ points }}",
    "confirm": "Kinnita",
    "code": "Sinu sooduskood",
    "code_until": "Üheks tellimuseks kuni {{ date }}. Kui sa seda ei kasuta, saad punktid tagasi.",
    "copy": "Kopeeri",
    "copied": "Kopeeritud",
    "refused": "See ei õnnestunud. Punkte ei võetud maha.",
    "history": "Ajalugu",
    "kind_earn": "Ost",
    "kind_refund": "Tagasimakse",
    "kind_spend": "Lunastatud",
    "kind_return": "Kood tagastatud",
    "kind_expire": "Aegunud",
    "kind_adjust": "Poe parandus"
  },
  "recommendations": {
    "buy_again": "Osta uuesti",
    "recommended": "Sulle võib ka meeldida",
    "empty": "Selle lehe jaoks pole veel soovitusi: ostjad ei näe siin midagi."
  }
};
export {
  et_default as default
};
