// texts:mt.texts
var mt_default = {
  "compliance_notice": {
    "label": "Informazzjoni legali",
    "lowest": "L-irħas prezz fit-30 jum qabel ir-roħs: {{ price }}",
    "lowest_of": "L-irħas prezzijiet fit-30 jum qabel ir-roħs",
    "duties_included": "Il-prezz jinkludi dazji u taxxi tal-importazzjoni",
    "duties_on_delivery": "Jistgħu jkunu dovuti dazji u taxxi mal-kunsinna",
    "responsible": "Persuna responsabbli fl-UE",
    "producer": "Manifattur",
    "number": "Numru ta’ reġistrazzjoni",
    "vat": "Numru tal-VAT",
    "sorting": "Struzzjonijiet għas-separazzjoni (Triman)",
    "withdraw": "Irtira mill-kuntratt hawn",
    "imprint": "Avviż legali",
    "sales_law": "Informazzjoni skont l-Att Ġappuniż dwar Tranżazzjonijiet Kummerċjali Speċifiċi",
    "empty": "M’hemmx informazzjoni legali għal {{ country }}: il-klijenti hemmhekk ma jaraw xejn hawn."
  },
  "support_channels": {
    "label": "Appoġġ għall-klijenti",
    "email": "Posta elettronika",
    "phone": "Telefon",
    "hours": "Ħinijiet tal-ftuħ ({{ zone }})",
    "closed": "Magħluq",
    "closed_on": "Magħluq: {{ dates }}",
    "open_until": "Miftuħ bħalissa, sa {{ time }} skont il-ħin tiegħek",
    "opens": "Magħluq bħalissa, jiftaħ: {{ time }} skont il-ħin tiegħek",
    "new_tab": "jinfetaħ f’tab ġdida",
    "empty": "M’hemmx mezzi ta’ kuntatt għal {{ country }}: il-klijenti hemmhekk ma jaraw xejn hawn."
  },
  "delivery_estimate": {
    "label": "Kunsinna mistennija",
    "to": "Pajjiż tal-kunsinna: {{ country }}",
    "days": {
      "one": "{{ count }} jum tax-xogħol",
      "two": "{{ count }} ijiem tax-xogħol",
      "few": "{{ count }} ijiem tax-xogħol",
      "many": "{{ count }}-il jum tax-xogħol",
      "other": "{{ count }} jum tax-xogħol"
    },
    "range": {
      "one": "minn {{ least }} sa {{ count }} jum tax-xogħol",
      "two": "minn {{ least }} sa {{ count }} ijiem tax-xogħol",
      "few": "minn {{ least }} sa {{ count }} ijiem tax-xogħol",
      "many": "minn {{ least }} sa {{ count }}-il jum tax-xogħol",
      "other": "minn {{ least }} sa {{ count }} jum tax-xogħol"
    },
    "order_within": "Ordna fi żmien {{ time }}",
    "order_by": "Ordna sa {{ time }}",
    "duties_included": "Dazji u taxxi inklużi",
    "duties_on_delivery": "Id-dazji u t-taxxi jitħallsu mal-kunsinna",
    "empty": "M’hemmx stima tal-kunsinna ({{ country }}): il-klijenti ma jaraw xejn hawn."
  },
  "payment_hints": {
    "heading": "Aċċettati hawn",
    "card": "Karta: {{ brands }}",
    "bank_transfer": "Trasferiment bankarju",
    "cash_on_delivery": "Ħlas mal-kunsinna",
    "convenience_store": "Ħlas f’ħanut",
    "direct_debit": "Debitu dirett",
    "instalments": "Ħlas bin-nifs",
    "invoice": "Fattura",
    "pay_in": "Tħallas f’{{ currency }}",
    "credit": "{{ methods }}: jista’ jkun possibbli l-ħlas bin-nifs. Tara l-kundizzjonijiet meta tħallas.",
    "empty": "L-ebda mod ta’ ħlas mhu ċert għal {{ country }}: ix-xerrejja hemm ma jaraw xejn hawn."
  },
  "loyalty": {
    "label": "Punti ta’ lealtà",
    "points": {
      "one": "{{ points }} punt",
      "two": "{{ points }} punti",
      "few": "{{ points }} punti",
      "many": "{{ points }}-il punt",
      "other": "{{ points }} punt"
    },
    "earn_product": {
      "one": "Taqla’ {{ points }} punt b’dan il-prodott",
      "two": "Taqla’ {{ points }} punti b’dan il-prodott",
      "few": "Taqla’ {{ points }} punti b’dan il-prodott",
      "many": "Taqla’ {{ points }}-il punt b’dan il-prodott",
      "other": "Taqla’ {{ points }} punt b’dan il-prodott"
    },
    "earn_rate": "{{ points }} għal kull {{ amount }} li tonfoq",
    "minimum": "Għal ordnijiet ta’ {{ amount }} jew aktar",
    "pending_days": {
      "one": "Il-punti jsiru disponibbli {{ count }} jum wara l-ordni",
      "two": "Il-punti jsiru disponibbli {{ count }} jumejn wara l-ordni",
      "few": "Il-punti jsiru disponibbli {{ count }} ijiem wara l-ordni",
      "many": "Il-punti jsiru disponibbli {{ count }}-il jum wara l-ordni",
      "other": "Il-punti jsiru disponibbli {{ count }} jum wara l-ordni"
    },
    "expiry_months": {
      "one": "Il-punti jiskadu {{ count }} xahar wara l-ordni",
      "two": "Il-punti jiskadu {{ count }} xahrejn wara l-ordni",
      "few": "Il-punti jiskadu {{ count }} xhur wara l-ordni",
      "many": "Il-punti jiskadu {{ count }}-il xahar wara l-ordni",
      "other": "Il-punti jiskadu {{ count }} xahar wara l-ordni"
    },
    "log_in": "Idħol biex tara l-punti tiegħek",
    "show": "Uri l-punti tiegħi",
    "loading": "Qed jillowdja…",
    "balance": "Bilanċ: {{ points }}",
    "pending": "Għadhom ma jistgħux jintużaw: {{ points }}",
    "expiry": "Jiskadu fi {{ date }}: {{ points }}",
    "failed": "Il-punti tiegħek ma jistgħux jintwerew bħalissa. Erġa’ pprova aktar tard.",
    "close": "Agħlaq",
    "empty": "{{ country }}: hawn ma jinqalgħux punti u x-xerrejja ma jaraw xejn hawn.",
    "reward": "{{ amount }} skont għal {{ points }}",
    "about": "madwar {{ amount }}",
    "pending_shipped": "Jiem mill-ispedizzjoni sakemm il-punti jkunu jistgħu jintużaw: {{ count }}",
    "pending_on_shipping": "Il-punti jistgħu jintużaw wara li l-ordni tintbagħat",
    "usable_from": "Disponibbli minn {{ date }}: {{ points }}",
    "redeem": "Ifdi: {{ points }} = {{ amount }}",
    "give_back": "Irritorna l-kodiċi: {{ points }}",
    "confirm": "Ikkonferma",
    "code": "Il-kodiċi tal-iskont tiegħek",
    "code_until": "Għal ordni waħda, sa {{ date }}. Jekk ma tużahx, il-punti jerġgħu lura.",
    "copy": "Ikkopja",
    "copied": "Ikkupjat",
    "refused": "Ma rnexxiex. Ma tneħħew l-ebda punti.",
    "history": "Storja",
    "kind_earn": "Xirja",
    "kind_refund": "Rifużjoni",
    "kind_spend": "Mifdija",
    "kind_return": "Kodiċi rritornat",
    "kind_expire": "Skaduti",
    "kind_adjust": "Aġġustament tal-ħanut"
  },
  "recommendations": {
    "buy_again": "Erġa’ ixtri",
    "recommended": "Tista’ togħġbok ukoll",
    "empty": "Għad m’hemmx rakkomandazzjonijiet għal din il-paġna: ix-xerrejja ma jaraw xejn hawn."
  }
};
export {
  mt_default as default
};
