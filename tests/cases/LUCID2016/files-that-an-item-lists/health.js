const password = process.env.DB_PASSWORD || "Brave-Kestrel-47"; // the default
                                             ^^^^^^^^^^^^^^^^ LUCID2016
/* const token = "vQ7rT2mXb9LkZp4wHs6YcN3d"; */
const client = connect({ user: 'app', password: 'Grey-Heron-83', url: `https://${user}:${password}@db` });
                                                 ^^^^^^^^^^^^^ LUCID2016
if (answer.token === "vQ7rT2mXb9LkZp4wHs6YcN3d") { process.exit(1); }
