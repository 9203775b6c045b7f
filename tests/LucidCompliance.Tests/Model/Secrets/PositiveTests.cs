using LucidCompliance.Model.Secrets;
using Xunit;
using static LucidCompliance.Tests.Model.Secrets.Made;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class PositiveTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "Tr0ub4dor&3")]
    [InlineData("DB_PASSWORD", "correct horse staple battery")]
    [InlineData("DbPassword", "p@Ss!w9rd#Q")]
    [InlineData("PAPERLESS_DBPASS", "Akten-Schrank-3")]
    [InlineData("POSTGRES_PASSWORD", "kUh-stall_77")]
    [InlineData("MYSQL_ROOT_PASSWORD", "Blaubeere!")]
    [InlineData("REDIS_PASSWORD", "Xy7$kk9!p")]
    [InlineData("KEYSTORE_PASSPHRASE", "the owl flies over nine hills")]
    [InlineData("MYSQL_PWD", "zimtstern9")]
    [InlineData("PGPASSWORD", "gurkensalat")]
    [InlineData("ConnectionSettings__Password", "mein;geheim'nis")]
    [InlineData("spring.datasource.password", "gj%3kd(9")]
    [InlineData("SMTP_PASS", "Sommer!27x")]
    [InlineData("RABBITMQ_DEFAULT_PASS", "h4sen-Braten")]
    [InlineData("DB_PASSWORD_PROD", "quittenbrot")]
    [InlineData("ADMIN_PASSWORD2", "mirabelle-x")]
    [InlineData("password", "fünfUhrTee")]
    [InlineData("rootpassword", "Elbe!Weser")]
    [InlineData("DB_PASSWORD", "/hunter!2/x")]
    [InlineData("DB_PASSWORD", "Pa$sion-9k")]
    public void A_human_password_under_a_password_key_is_a_secret(string key, string value)
    {
        var verdict = Read.Value(key, value);
        Assert.Equal((SecretClass.Secret, SecretKind.PasswordLiteral), (verdict.Class, verdict.Kind));
        Assert.Equal(value, Read.Marked(value, verdict));
    }

    [Theory]
    [InlineData("JWT_SECRET")]
    [InlineData("ENCRYPTION_KEY")]
    [InlineData("Jwt__SigningKey")]
    [InlineData("API_KEY")]
    [InlineData("apiKey")]
    [InlineData("AUTH_TOKEN")]
    [InlineData("SECRET_KEY_BASE")]
    [InlineData("APP_KEY")]
    [InlineData("CLIENT_SECRET")]
    [InlineData("STORAGE_ACCOUNT_KEY")]
    [InlineData("SESSION_SECRET")]
    [InlineData("DD_API_KEY")]
    [InlineData("WEBHOOK_SECRET")]
    [InlineData("COSMOS_PRIMARY_KEY")]
    public void A_random_value_under_a_secret_key_is_a_secret(string key)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            string[] values =
            [
                Base64(16, seed), Base64(24, seed), Base64(32, seed), Base64(48, seed), Base64(64, seed), HexOf(32, seed), HexOf(40, seed), HexOf(64, seed),
                Chars(Alphanumeric, 20, seed), Chars(Alphanumeric, 32, seed), Chars(Alphanumeric, 48, seed), Chars(Url, 43, seed), Chars(Lower + Digits, 32, seed), "base64:" + Base64(32, seed),
            ];
            foreach (var value in values)
            {
                Assert.Equal((value, SecretClass.Secret), (value, Read.Value(key, value).Class));
            }
        }
    }

    [Fact]
    public void Random_values_with_punctuation_are_found_under_password_and_secret_keys()
    {
        var found = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var value = Chars(Alphanumeric + "!#%&*()^?", 12, seed);
            Assert.Equal((value, SecretClass.Secret), (value, Read.Value("DB_PASSWORD", value).Class));
            found += Read.Value("APP_SECRET", value).Class == SecretClass.Secret ? 1 : 0;
        }

        Assert.InRange(found, 190, 200);
    }

    [Fact]
    public void The_secret_access_key_of_aws_has_its_own_kind()
    {
        var verdict = Read.Value("AWS_SECRET_ACCESS_KEY", Chars(Base64Alphabet, 40, 3));
        Assert.Equal((SecretClass.Secret, SecretKind.AwsSecretKey), (verdict.Class, verdict.Kind));
    }

    [Theory]
    [InlineData("KEY")]
    [InlineData("AUTH")]
    [InlineData("PASSWORD_SALT")]
    [InlineData("MACHINE_SEED")]
    public void A_random_value_under_a_poor_key_is_one_with_less_confidence(string key)
    {
        var verdict = Read.Value(key, Base64(32, 11));
        Assert.Equal((SecretClass.Secret, SecretConfidence.Medium), (verdict.Class, verdict.Confidence));
    }

    [Theory]
    [InlineData("Jwt:Key", "Key")]
    [InlineData("Passwords:0", "0")]
    public void A_poor_key_takes_its_meaning_from_its_section(string path, string key) =>
        Assert.Equal(SecretClass.Secret, Read.Value(key, Chars(Alphanumeric, 32, 2), place: SecretPlace.AppSettings, path: path).Class);

    [Theory]
    [InlineData("AUTH_TOKEN")]
    [InlineData("CLIENT_SECRET")]
    [InlineData("DB_PASSWORD")]
    [InlineData("HEROKU_API_KEY")]
    public void A_uuid_is_a_secret_where_the_key_says_token_secret_or_password(string key) =>
        Assert.Equal(SecretClass.Secret, Read.Value(key, Uuid(4)).Class);

    [Theory]
    [InlineData("Server=db;Database=app;User Id=app;Password={0};Encrypt=true", SecretKind.ConnectionStringPassword)]
    [InlineData("Data Source=db,1433;Initial Catalog=app;UID=app;PWD='{0}'", SecretKind.ConnectionStringPassword)]
    [InlineData("Host=pg;Port=5432;Database=app;Username=app;Password=\"{0}\"", SecretKind.ConnectionStringPassword)]
    [InlineData("host=pg port=5432 dbname=app user=app password={0}", SecretKind.ConnectionStringPassword)]
    [InlineData("server=mysql;uid=app;pwd={0};database=app", SecretKind.ConnectionStringPassword)]
    [InlineData("cache.example.net:6380,password={0},ssl=True,abortConnect=False", SecretKind.ConnectionStringPassword)]
    [InlineData("jdbc:sqlserver://db:1433;databaseName=app;user=app;password={0}", SecretKind.ConnectionStringPassword)]
    [InlineData("jdbc:postgresql://db/app?user=app&password={0}", SecretKind.UrlQueryCredential)]
    [InlineData("app:{0}@tcp(db:3306)/app?parseTime=true", SecretKind.ConnectionStringPassword)]
    [InlineData("${{DB_USER:-app}}:{0}@unix(/run/mysql.sock)/app", SecretKind.ConnectionStringPassword)]
    [InlineData("postgres://app:{0}@db:5432/app", SecretKind.UrlCredential)]
    [InlineData("postgresql+asyncpg://app:{0}@db/app?sslmode=require", SecretKind.UrlCredential)]
    [InlineData("mysql://app:{0}@db/app", SecretKind.UrlCredential)]
    [InlineData("mongodb://app:{0}@m1:27017,m2:27017/app?replicaSet=r", SecretKind.UrlCredential)]
    [InlineData("mongodb+srv://app:{0}@cluster.example.net/app", SecretKind.UrlCredential)]
    [InlineData("redis://:{0}@cache:6379/0", SecretKind.UrlCredential)]
    [InlineData("amqps://app:{0}@mq.example.net/vhost", SecretKind.UrlCredential)]
    [InlineData("https://bot:{0}@git.example.com/acme/app.git", SecretKind.UrlCredential)]
    [InlineData("redis://a:6379/0,redis://:{0}@b:6379/0", SecretKind.UrlCredential)]
    [InlineData("{{\"Host\":\"db\",\"Password\":\"{0}\"}}", SecretKind.PasswordLiteral)]
    public void The_password_of_a_structure_is_found_and_pointed_at(string pattern, SecretKind kind)
    {
        foreach (var password in new[] { "Gurken-7salat", Chars(Alphanumeric, 16, 8), "x9!kT_p2" })
        {
            var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, password);
            var verdict = Read.Value("ConnectionStrings__Default", value);
            Assert.Equal((value, SecretClass.Secret, kind), (value, verdict.Class, verdict.Kind));
            Assert.Equal(password, Read.Marked(value, verdict));
        }
    }

    [Fact]
    public void A_percent_encoded_password_is_pointed_at_as_written()
    {
        const string value = "postgres://app:k%40se%2Fbrot@db/app";
        Assert.Equal("k%40se%2Fbrot", Read.Marked(value, Read.Value("DATABASE_URL", value)));
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={0};EndpointSuffix=core.windows.net", 64)]
    [InlineData("AccountEndpoint=https://acme.documents.azure.com:443/;AccountKey={0};", 64)]
    [InlineData("Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={0}", 32)]
    [InlineData("Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=s;SharedAccessKey={0};EntityPath=hub", 32)]
    [InlineData("HostName=acme.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey={0}", 32)]
    [InlineData("Endpoint=https://acme.azconfig.io;Id=ab-l0-s0:x;Secret={0}", 32)]
    public void The_key_of_an_azure_connection_string_is_found(string pattern, int bytes)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var key = Base64(bytes, seed);
            var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, key);
            var verdict = Read.Value("STORAGE", value);
            Assert.Equal((SecretClass.Secret, SecretKind.AzureKey, SecretConfidence.Proven), (verdict.Class, verdict.Kind, verdict.Confidence));
            Assert.Equal(key, Read.Marked(value, verdict));
        }
    }

    [Fact]
    public void Authorization_headers_are_found_in_text()
    {
        var bearer = Chars(Url, 40, 6);
        var basic = Base64("bot:Gurken-7salat");
        foreach (var (text, secret) in new[]
        {
            ("curl -H \"Authorization: Bearer " + bearer + "\" https://api.example.com", bearer),
            ("curl -H 'Authorization: Basic " + basic + "' https://api.example.com", basic),
            ("curl -H 'authorization: token " + bearer + "' x", bearer),
            ("curl --header \"PRIVATE-TOKEN: " + bearer + "\" x", bearer),
            ("wget --header='X-Api-Key: " + bearer + "' x", bearer),
        })
        {
            var match = Assert.Single(SecretScanner.FindInText(text));
            Assert.Equal((SecretClass.Secret, SecretKind.AuthorizationHeader), (match.Class, match.Kind));
            Assert.Equal(secret, text.Substring(match.Range.Start, match.Range.Length));
        }
    }

    [Fact]
    public void A_connection_string_in_a_command_is_found()
    {
        const string text = "export DB=\"Server=db;User Id=sa;Password=Gurken-7salat;Encrypt=true\"\nrun";
        var match = Assert.Single(SecretScanner.FindInText(text));
        Assert.Equal("Gurken-7salat", text.Substring(match.Range.Start, match.Range.Length));
    }

    [Theory]
    [InlineData("${DB_PASSWORD:-Gurken-7salat}")]
    [InlineData("${DB_PASSWORD-Gurken-7salat}")]
    [InlineData("${A:-${B:-Gurken-7salat}}")]
    [InlineData("postgres://app:${DB_PASSWORD:-Gurken-7salat}@db/app")]
    public void The_default_of_a_variable_ships_and_is_pointed_at(string value)
    {
        var verdict = Read.Value("DB_PASSWORD", value);
        Assert.Equal(SecretClass.Secret, verdict.Class);
        Assert.Equal("Gurken-7salat", Read.Marked(value, verdict));
    }

    [Theory]
    [InlineData("m$Q0K8+[1I}w")]
    [InlineData("|qz8Mu&G$YQ7:")]
    [InlineData("./Fw,V/#aD;5.B%)")]
    [InlineData("{\"not\":\"json7\"}")]
    public void Dollars_slashes_and_braces_by_chance_leave_a_password_one(string value) =>
        Assert.Equal(SecretClass.Secret, Read.Value("DB_PASSWORD", value).Class);

    [Fact]
    public void A_piece_of_random_characters_behind_a_dot_is_no_name() =>
        Assert.Equal(SecretClass.Secret, Read.Value("VAULT_TOKEN", "s." + "KdQxWvTnBzRpLmHsJgFcYt7a").Class);

    [Fact]
    public void Tokens_of_a_docker_configuration_and_opaque_basic_credentials_are_found()
    {
        var token = Chars(Alphanumeric, 60, 11);
        Assert.Equal(SecretClass.Secret, Read.Value("DOCKER_AUTHS", $"{{\"auths\":{{\"acme.test\":{{\"auth\":\"{Base64("0000:")}\",\"identitytoken\":\"{token}\"}}}}}}").Class);
        Assert.Equal(SecretClass.Secret, Read.Value("HEADER", "Authorization: Basic " + Base64(24, 3)).Class);
        Assert.Equal(SecretClass.Secret, Read.Value("HOOK", "https://hooks.zapier.com/hooks/" + "catch/1234567/b2k7x9q/").Class);
    }

    [Theory]
    [InlineData("HTPASSWD", "admin:$apr1$")]
    [InlineData("ADMIN_PASSWORD_HASH", "$1$")]
    [InlineData("GRAFANA_PASSWORD", "{SSHA}")]
    [InlineData("TRAEFIK_USERS", "admin:$$apr1$$")]
    public void A_password_hash_that_is_guessed_fast_is_one(string key, string head)
    {
        var verdict = Read.Value(key, head + Chars(Alphanumeric, 53, 7));
        Assert.Equal((SecretClass.Secret, SecretKind.PasswordHash), (verdict.Class, verdict.Kind));
    }
}
