# $Password = "Grey-Heron-83"
param([string]$Environment = "test")
$Password = "Brave-Kestrel-47"
             ^^^^^^^^^^^^^^^^ LUCID2016
$env:API_TOKEN = 'vQ7rT2mXb9LkZp4wHs6YcN3d'
                  ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
Connect-Service -User ci -Password "Grey-Heron-83"
                                    ^^^^^^^^^^^^^ LUCID2016
$secure = ConvertTo-SecureString "Grey-Heron-83" -AsPlainText -Force
                                  ^^^^^^^^^^^^^ LUCID2016
$fromVault = "$env:VAULT_PASSWORD"
