// texts:pt-PT.texts
var pt_PT_default = {
  "compliance_notice": {
    "label": "Informação legal",
    "lowest": "Preço mais baixo dos 30 dias anteriores à redução: {{ price }}",
    "lowest_of": "Preços mais baixos dos 30 dias anteriores à redução",
    "duties_included": "O preço inclui direitos e impostos de importação",
    "duties_on_delivery": "Podem ser devidos direitos e impostos na entrega",
    "responsible": "Pessoa responsável na UE",
    "producer": "Fabricante",
    "number": "Número de registo",
    "vat": "Número de IVA",
    "sorting": "Instruções de separação (Triman)",
    "withdraw": "Resolver o contrato aqui",
    "imprint": "Aviso legal",
    "sales_law": "Informações nos termos da lei japonesa das transações comerciais específicas",
    "empty": "Sem informação legal para {{ country }}: os clientes desse país não veem nada aqui."
  },
  "support_channels": {
    "label": "Apoio ao cliente",
    "email": "E-mail",
    "phone": "Telefone",
    "hours": "Horário ({{ zone }})",
    "closed": "Fechado",
    "closed_on": "Fechado: {{ dates }}",
    "open_until": "Aberto agora, até às {{ time }} (sua hora local)",
    "opens": "Fechado agora, abre: {{ time }} (sua hora local)",
    "new_tab": "abre num novo separador",
    "empty": "Sem canais de apoio para {{ country }}: os clientes desse país não veem nada aqui."
  },
  "delivery_estimate": {
    "label": "Entrega prevista",
    "to": "Entrega em: {{ country }}",
    "days": {
      "one": "{{ count }} dia útil",
      "many": "{{ count }} dias úteis",
      "other": "{{ count }} dias úteis"
    },
    "range": {
      "one": "{{ least }} a {{ count }} dia útil",
      "many": "{{ least }} a {{ count }} dias úteis",
      "other": "{{ least }} a {{ count }} dias úteis"
    },
    "order_within": "Encomende no prazo de {{ time }}",
    "order_by": "Encomende até {{ time }}",
    "duties_included": "Direitos aduaneiros e impostos incluídos",
    "duties_on_delivery": "Direitos aduaneiros e impostos pagos na entrega",
    "empty": "Sem previsão de entrega ({{ country }}): os clientes não veem nada aqui."
  },
  "payment_hints": {
    "heading": "Aceites aqui",
    "card": "Cartão: {{ brands }}",
    "bank_transfer": "Transferência bancária",
    "cash_on_delivery": "Pagamento à cobrança",
    "convenience_store": "Pagamento em loja de conveniência",
    "direct_debit": "Débito direto",
    "instalments": "Pagamento em prestações",
    "invoice": "Fatura",
    "pay_in": "Paga em {{ currency }}",
    "credit": "{{ methods }}: o pagamento em prestações pode estar disponível. As condições são apresentadas ao finalizar a compra.",
    "empty": "Nenhum método de pagamento é certo para {{ country }}: os clientes desse país não veem nada aqui."
  },
  "loyalty": {
    "label": "Pontos de fidelização",
    "points": {
      "one": "{{ points }} ponto",
      "many": "{{ points }} de pontos",
      "other": "{{ points }} pontos"
    },
    "earn_product": {
      "one": "Ganha {{ points }} ponto com este produto",
      "many": "Ganha {{ points }} de pontos com este produto",
      "other": "Ganha {{ points }} pontos com este produto"
    },
    "earn_rate": "{{ points }} por cada {{ amount }} em compras",
    "minimum": "Em encomendas a partir de {{ amount }}",
    "pending_days": {
      "one": "Os pontos ficam disponíveis {{ count }} dia após a encomenda",
      "many": "Os pontos ficam disponíveis {{ count }} de dias após a encomenda",
      "other": "Os pontos ficam disponíveis {{ count }} dias após a encomenda"
    },
    "expiry_months": {
      "one": "Os pontos expiram {{ count }} mês após a encomenda",
      "many": "Os pontos expiram {{ count }} de meses após a encomenda",
      "other": "Os pontos expiram {{ count }} meses após a encomenda"
    },
    "log_in": "Inicie sessão para ver os seus pontos",
    "show": "Mostrar os meus pontos",
    "loading": "A carregar…",
    "balance": "Saldo: {{ points }}",
    "pending": "Ainda não disponíveis: {{ points }}",
    "expiry": "Expiram em {{ date }}: {{ points }}",
    "failed": "De momento não é possível mostrar os seus pontos. Tente novamente mais tarde.",
    "close": "Fechar",
    "empty": "{{ country }}: aqui não se ganham pontos e os clientes não veem nada neste espaço.",
    "reward": "{{ amount }} de desconto por {{ points }}",
    "about": "cerca de {{ amount }}",
    "pending_shipped": "Dias após o envio até poder usar os pontos: {{ count }}",
    "pending_on_shipping": "Os pontos podem ser usados após o envio da encomenda",
    "usable_from": "Disponíveis a partir de {{ date }}: {{ points }}",
    "redeem": "Resgatar: {{ points }} = {{ amount }}",
    "give_back": "Devolver o código: {{ points }}",
    "confirm": "Confirmar",
    "code": "O seu código de desconto",
    "code_until": "Para uma encomenda, até {{ date }}. Se não o usar, os pontos são devolvidos.",
    "copy": "Copiar",
    "copied": "Copiado",
    "refused": "Não foi possível. Nenhum ponto foi retirado.",
    "history": "Histórico",
    "kind_earn": "Compra",
    "kind_refund": "Reembolso",
    "kind_spend": "Resgate",
    "kind_return": "Código devolvido",
    "kind_expire": "Expirados",
    "kind_adjust": "Ajuste da loja"
  },
  "recommendations": {
    "buy_again": "Comprar novamente",
    "recommended": "Também poderá gostar",
    "empty": "Ainda não há recomendações para esta página: os clientes não veem nada aqui."
  }
};
export {
  pt_PT_default as default
};
