// texts:pt-BR.texts
var pt_BR_default = {
  "compliance_notice": {
    "label": "Informações legais",
    "lowest": "Menor preço dos 30 dias anteriores à redução: {{ price }}",
    "lowest_of": "Menores preços dos 30 dias anteriores à redução",
    "duties_included": "O preço inclui impostos e taxas de importação",
    "duties_on_delivery": "Impostos e taxas de importação podem ser cobrados na entrega",
    "responsible": "Pessoa responsável na UE",
    "producer": "Fabricante",
    "number": "Número de registro",
    "vat": "Número de IVA",
    "sorting": "Instruções de separação (Triman)",
    "withdraw": "Desistir do contrato aqui",
    "imprint": "Aviso legal",
    "sales_law": "Informações conforme a lei japonesa de transações comerciais específicas",
    "empty": "Nenhuma informação legal para {{ country }}: os clientes de lá não veem nada aqui."
  },
  "support_channels": {
    "label": "Atendimento ao cliente",
    "email": "E-mail",
    "phone": "Telefone",
    "hours": "Horário de atendimento ({{ zone }})",
    "closed": "Fechado",
    "closed_on": "Fechado: {{ dates }}",
    "open_until": "Aberto agora, até {{ time }} (seu horário local)",
    "opens": "Fechado agora, abre: {{ time }} (seu horário local)",
    "new_tab": "abre em uma nova guia",
    "empty": "Nenhum canal de atendimento para {{ country }}: os clientes de lá não veem nada aqui."
  },
  "delivery_estimate": {
    "label": "Previsão de entrega",
    "to": "Entrega para: {{ country }}",
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
    "order_within": "Peça em até {{ time }}",
    "order_by": "Peça até {{ time }}",
    "duties_included": "Impostos de importação incluídos",
    "duties_on_delivery": "Impostos de importação pagos na entrega",
    "empty": "Sem previsão de entrega ({{ country }}): os clientes não veem nada aqui."
  },
  "payment_hints": {
    "heading": "Aceitos aqui",
    "card": "Cartão: {{ brands }}",
    "bank_transfer": "Transferência bancária",
    "cash_on_delivery": "Pagamento na entrega",
    "convenience_store": "Pagamento em loja de conveniência",
    "direct_debit": "Débito automático",
    "instalments": "Parcelamento",
    "invoice": "Fatura",
    "pay_in": "Você paga em {{ currency }}",
    "credit": "{{ methods }}: talvez seja possível parcelar. As condições aparecem ao finalizar a compra.",
    "empty": "Nenhuma forma de pagamento é certa para {{ country }}: clientes de lá não veem nada aqui."
  },
  "loyalty": {
    "label": "Pontos de fidelidade",
    "points": {
      "one": "{{ points }} ponto",
      "many": "{{ points }} de pontos",
      "other": "{{ points }} pontos"
    },
    "earn_product": {
      "one": "Você ganha {{ points }} ponto com este produto",
      "many": "Você ganha {{ points }} de pontos com este produto",
      "other": "Você ganha {{ points }} pontos com este produto"
    },
    "earn_rate": "{{ points }} a cada {{ amount }} em compras",
    "minimum": "Em pedidos a partir de {{ amount }}",
    "pending_days": {
      "one": "Os pontos ficam disponíveis {{ count }} dia após o pedido",
      "many": "Os pontos ficam disponíveis {{ count }} de dias após o pedido",
      "other": "Os pontos ficam disponíveis {{ count }} dias após o pedido"
    },
    "expiry_months": {
      "one": "Os pontos expiram {{ count }} mês após o pedido",
      "many": "Os pontos expiram {{ count }} de meses após o pedido",
      "other": "Os pontos expiram {{ count }} meses após o pedido"
    },
    "log_in": "Entre para ver seus pontos",
    "show": "Ver meus pontos",
    "loading": "Carregando…",
    "balance": "Saldo: {{ points }}",
    "pending": "Ainda não disponíveis: {{ points }}",
    "expiry": "Expiram em {{ date }}: {{ points }}",
    "failed": "Não é possível mostrar seus pontos agora. Tente novamente mais tarde.",
    "close": "Fechar",
    "empty": "{{ country }}: aqui não se ganham pontos, e quem compra não vê nada neste espaço.",
    "reward": "{{ amount }} de desconto por {{ points }}",
    "about": "cerca de {{ amount }}",
    "pending_shipped": "Dias após o envio até poder usar os pontos: {{ count }}",
    "pending_on_shipping": "Os pontos podem ser usados após o envio do pedido",
    "usable_from": "Disponíveis a partir de {{ date }}: {{ points }}",
    "redeem": "Resgatar: {{ points }} = {{ amount }}",
    "give_back": "Devolver o código: {{ points }}",
    "confirm": "Confirmar",
    "code": "Seu código de desconto",
    "code_until": "Para um pedido, até {{ date }}. Se não usar, os pontos voltam.",
    "copy": "Copiar",
    "copied": "Copiado",
    "refused": "Não deu certo. Nenhum ponto foi descontado.",
    "history": "Histórico",
    "kind_earn": "Compra",
    "kind_refund": "Reembolso",
    "kind_spend": "Resgate",
    "kind_return": "Código devolvido",
    "kind_expire": "Expirados",
    "kind_adjust": "Ajuste da loja"
  },
  "recommendations": {
    "buy_again": "Compre novamente",
    "recommended": "Você também pode gostar",
    "empty": "Ainda não há recomendações para esta página: os clientes não veem nada aqui."
  }
};
export {
  pt_BR_default as default
};
