smtp.login("reports", "Post-Horn&Siegel")
                       ^^^^^^^^^^^^^^^^ LUCID2016
ldap.login(user, "Vier-Kisten&Keller")
                  ^^^^^^^^^^^^^^^^^^ LUCID2016
requests.get(url, auth=("reports", "u9Zt4Lw2Nf6Bv1Xc9Rk3Hd"), timeout=10)
                                    ^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
parser.add_argument("--token", default="9f1c44e07b2d4a6c8e3f5a7b9c0d1e2f")
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
parser.add_argument("--password", help="password of the report user")
smtp.login("reports", os.environ["SMTP_PASSWORD"])
