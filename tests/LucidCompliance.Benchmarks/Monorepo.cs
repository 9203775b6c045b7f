using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace LucidCompliance.Benchmarks;

/// <summary>
/// A tree like a large repository of many services: every source that a Dockerfile copies exists, every Compose project builds what lies next to
/// it, about every twentieth service holds a secret. Services are .NET, Node and Python in turn; what they have is sized as it usually is.
/// </summary>
internal sealed class Monorepo
{
    private const int ServicesOfGroup = 8;
    private static readonly string[] Areas = ["orders", "billing", "catalogue", "search", "accounts", "shipping", "pricing", "reports", "media", "notify"];
    private static readonly string[] Duties = ["api", "worker", "gateway", "importer", "scheduler", "exporter", "mailer", "indexer"];

    private static readonly string[] Topics =
    [
        "Cache", "Queue", "Search", "Mail", "Storage", "Metrics", "Tracing", "Payments", "Invoices", "Catalogue", "Shipping", "Locks", "Reports", "Imports", "Exports", "Sessions",
    ];

    private readonly string _root;

    private Monorepo(string root) => _root = root;

    private long Size { get; set; }

    /// <summary>Writes the tree; the size is that of its artifacts alone.</summary>
    public static long Write(string root, long size)
    {
        var tree = new Monorepo(root);
        tree.Add(".gitignore", "bin/\nobj/\nnode_modules/\n*.user\n");
        tree.Add("NuGet.config", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <packageSources>\n    <clear />\n    <add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" />\n  </packageSources>\n</configuration>\n");
        for (var group = 0; tree.Size < size; group++)
        {
            tree.AddGroup(group);
        }

        return tree.Size;
    }

    private static string NameOf(int group, int service) => $"{Areas[group % Areas.Length]}-{Duties[service % Duties.Length]}{(group < Areas.Length ? "" : group / Areas.Length)}";

    private void AddGroup(int group)
    {
        var folder = $"src/{Areas[group % Areas.Length]}{group}";
        var compose = new StringBuilder($"name: {Areas[group % Areas.Length]}{group}\n\nx-logging: &logging\n  driver: json-file\n  options:\n    max-size: \"10m\"\n    max-file: \"3\"\n\nservices:\n");
        for (var i = 0; i < ServicesOfGroup; i++)
        {
            var name = NameOf(group, i);
            AddService($"{folder}/{name}", name, group * ServicesOfGroup + i);
            AddComposeService(compose, name, group * ServicesOfGroup + i);
        }

        compose.Append("  database:\n    image: postgres:17.2-bookworm\n    user: \"999:999\"\n    read_only: true\n    tmpfs: [/tmp, /run/postgresql]\n    cap_drop: [ALL]\n    security_opt: [\"no-new-privileges:true\"]\n    environment:\n      POSTGRES_USER: orders\n      POSTGRES_PASSWORD_FILE: /run/secrets/database_password\n    secrets: [database_password]\n    volumes:\n      - database:/var/lib/postgresql/data\n    healthcheck:\n      test: [\"CMD-SHELL\", \"pg_isready -U orders\"]\n      interval: 10s\n    networks: [backend]\n    logging: *logging\n")
            .Append("\nnetworks:\n  backend:\n    driver: bridge\n    internal: true\n  edge:\n    driver: bridge\n\nvolumes:\n  database:\n\nsecrets:\n  database_password:\n    file: ./secrets/database_password.txt\n");
        Add($"{folder}/compose.yml", compose.ToString());
        Add($"{folder}/.env", $"# what compose.yml interpolates\nREGISTRY=registry.example.com/{Areas[group % Areas.Length]}\nTAG=1.{group}.0\nDATABASE_HOST=database\nLOG_LEVEL=Information\n");
    }

    private void AddService(string folder, string name, int number)
    {
        var holdsSecret = number % 20 == 0;
        AddSource($"{folder}/src/settings.txt", name);
        AddSource($"{folder}/healthcheck.txt", "ok\n");
        Add($"{folder}/.dockerignore", "**/bin\n**/obj\n**/node_modules\n.git\n.env*\n*.md\n");
        Add($"{folder}/.env", Env(name, number, holdsSecret && number % 40 == 0));
        switch (number % 3)
        {
            case 0:
                Add($"{folder}/Dockerfile", DotNetDockerfile(name));
                AddSource($"{folder}/Program.cs", "return;\n");
                Add($"{folder}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n</Project>\n");
                Add($"{folder}/appsettings.json", Settings(name, number, holdsSecret));
                Add($"{folder}/appsettings.Development.json", $"{{\n  // local runs\n  \"Logging\": {{ \"LogLevel\": {{ \"Default\": \"Debug\", \"{name}\": \"Trace\" }} }},\n  \"DetailedErrors\": true,\n  \"Database\": {{ \"Host\": \"localhost\", \"Port\": 5432 }}\n}}\n");
                Add($"{folder}/Properties/launchSettings.json", $"{{\n  \"$schema\": \"https://json.schemastore.org/launchsettings.json\",\n  \"profiles\": {{\n    \"{name}\": {{\n      \"commandName\": \"Project\",\n      \"launchBrowser\": false,\n      \"applicationUrl\": \"http://localhost:{5000 + number}\",\n      \"environmentVariables\": {{ \"ASPNETCORE_ENVIRONMENT\": \"Development\", \"DOTNET_WATCH\": \"1\" }}\n    }}\n  }}\n}}\n");
                break;
            case 1:
                Add($"{folder}/Dockerfile", NodeDockerfile(name));
                AddSource($"{folder}/package.json", "{ \"name\": \"" + name + "\" }\n");
                AddSource($"{folder}/package-lock.json", "{}\n");
                AddSource($"{folder}/tsconfig.json", "{}\n");
                break;
            default:
                Add($"{folder}/Dockerfile", PythonDockerfile(name));
                AddSource($"{folder}/requirements.txt", "flask==3.1.0\n");
                AddSource($"{folder}/main.py", "print('ready')\n");
                Add($"{folder}/entrypoint.sh", "#!/bin/sh\nset -eu\n\n# waits for what the service needs\nfor host in \"${DATABASE_HOST:-database}\" \"${CACHE_HOST:-cache}\"; do\n  echo \"waiting for $host\"\ndone\n\nexec \"$@\"\n");
                break;
        }
    }

    private static string Env(string name, int number, bool holdsSecret)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {name}: settings of a local run\nNODE_ENV=production\nLOG_LEVEL=info\nPORT={8000 + number % 1000}\nSERVICE_NAME={name}\n\n");
        for (var i = 0; i < Topics.Length; i++)
        {
            var topic = Topics[(i + number) % Topics.Length].ToUpperInvariant();
            text.Append(CultureInfo.InvariantCulture, $"# {Topics[(i + number) % Topics.Length]}\n{topic}_HOST={topic.ToLowerInvariant()}.internal\n{topic}_PORT={6000 + i}\n{topic}_URL=https://{topic.ToLowerInvariant()}.internal/api/v{i % 3 + 1}\n")
                .Append(CultureInfo.InvariantCulture, $"{topic}_USER={name}\n{topic}_PASSWORD=${{{topic}_PASSWORD}}\n{topic}_TIMEOUT_SECONDS={10 + i}\n{topic}_ENABLED=true\n\n");
        }

        return text.Append(holdsSecret ? "SMTP_PASSWORD=Tulpenfeld-22\n" : "").ToString();
    }

    private static string Settings(string name, int number, bool holdsSecret)
    {
        var text = new StringBuilder($"{{\n  \"Logging\": {{\n    \"LogLevel\": {{\n      \"Default\": \"Information\",\n      \"Microsoft.AspNetCore\": \"Warning\"\n    }}\n  }},\n  \"AllowedHosts\": \"{name}.example.com\"");
        for (var i = 0; i < Topics.Length; i++)
        {
            var topic = Topics[(i + number) % Topics.Length];
            text.Append(CultureInfo.InvariantCulture, $",\n  \"{topic}\": {{\n    \"BaseUrl\": \"https://{topic.ToLowerInvariant()}.internal/api/v{i % 3 + 1}\",\n    \"Timeout\": \"00:00:{10 + i}\",\n    \"Retries\": {i % 5},\n    \"IsEnabled\": true,\n    \"Queue\": \"{name}-{topic.ToLowerInvariant()}\",\n    \"ConnectionString\": \"Server={topic.ToLowerInvariant()}.internal;Database={name};Integrated Security=true;Encrypt=true\",\n    \"Description\": \"How {name} reaches {topic.ToLowerInvariant()}\"\n  }}");
        }

        return text.Append(holdsSecret ? ",\n  \"Smtp\": { \"Password\": \"Tulpenfeld-22\" }" : "").Append("\n}\n").ToString();
    }

    private static string DotNetDockerfile(string name) =>
        $$"""
        # syntax=docker/dockerfile:1
        ARG DOTNET_VERSION=10.0

        FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
        ARG CONFIGURATION=Release
        WORKDIR /src
        COPY {{name}}.csproj ./
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet restore {{name}}.csproj
        COPY src/ ./src/
        COPY Program.cs appsettings.json ./
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet publish {{name}}.csproj \
                --configuration ${CONFIGURATION} \
                --no-restore \
                --output /app

        FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_VERSION}-noble-chiseled
        LABEL org.opencontainers.image.title={{name}} \
              org.opencontainers.image.source=https://git.example.com/platform/{{name}} \
              org.lucid.security=distroless \
              org.lucid.user=1654:1654 \
              org.lucid.shell=false
        ENV DOTNET_EnableDiagnostics=0 \
            ASPNETCORE_HTTP_PORTS=8080
        WORKDIR /app
        COPY --from=build /app ./
        USER 1654:1654
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "{{name}}.dll"]

        """;

    private static string NodeDockerfile(string name) =>
        $$"""
        # syntax=docker/dockerfile:1
        ARG NODE_VERSION=22

        FROM node:${NODE_VERSION}-bookworm-slim AS dependencies
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm \
            npm ci --omit=dev

        FROM node:${NODE_VERSION}-bookworm-slim AS build
        WORKDIR /app
        COPY package.json package-lock.json tsconfig.json ./
        RUN --mount=type=cache,target=/root/.npm \
            npm ci && \
            npm cache verify
        COPY src/ ./src/
        RUN npm run build && npm run test

        FROM gcr.io/distroless/nodejs22-debian12:nonroot
        LABEL org.opencontainers.image.title={{name}} \
              org.opencontainers.image.source=https://git.example.com/platform/{{name}} \
              org.lucid.security=distroless \
              org.lucid.user=65532:65532 \
              org.lucid.shell=false
        ENV NODE_ENV=production \
            PORT=8080
        WORKDIR /app
        COPY --from=dependencies /app/node_modules ./node_modules
        COPY --from=build /app/dist ./dist
        COPY healthcheck.txt ./
        USER 65532:65532
        EXPOSE 8080
        CMD ["dist/main.js"]

        """;

    private static string PythonDockerfile(string name) =>
        $$"""
        # syntax=docker/dockerfile:1
        ARG PYTHON_VERSION=3.13

        FROM python:${PYTHON_VERSION}-slim-bookworm AS build
        WORKDIR /app
        ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
            PYTHONDONTWRITEBYTECODE=1
        RUN apt-get update \
            && apt-get install --no-install-recommends --yes build-essential libpq-dev \
            && rm -rf /var/lib/apt/lists/*
        COPY requirements.txt ./
        RUN --mount=type=cache,target=/root/.cache/pip \
            python -m venv /venv && \
            /venv/bin/pip install --requirement requirements.txt

        FROM python:${PYTHON_VERSION}-slim-bookworm
        LABEL org.opencontainers.image.title={{name}} \
              org.opencontainers.image.source=https://git.example.com/platform/{{name}}
        ENV PYTHONUNBUFFERED=1 \
            PATH=/venv/bin:$PATH
        RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin app
        WORKDIR /app
        COPY --from=build /venv /venv
        COPY --chmod=0755 entrypoint.sh ./
        COPY src/ ./src/
        COPY main.py healthcheck.txt ./
        USER 10001:10001
        EXPOSE 8080
        HEALTHCHECK --interval=30s --timeout=3s CMD ["python", "-c", "import main"]
        ENTRYPOINT ["./entrypoint.sh"]
        CMD ["python", "main.py"]

        """;

    private static void AddComposeService(StringBuilder text, string name, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {name}:\n    build:\n      context: ./{name}\n    image: ${{REGISTRY}}/{name}:${{TAG:-latest}}\n    user: \"65532:65532\"\n    read_only: true\n    tmpfs: [/tmp]\n    cap_drop: [ALL]\n    security_opt: [\"no-new-privileges:true\"]\n")
            .Append(CultureInfo.InvariantCulture, $"    environment:\n      LOG_LEVEL: ${{LOG_LEVEL}}\n      DATABASE_HOST: ${{DATABASE_HOST:-database}}\n      DATABASE_NAME: {name}\n      DATABASE_PASSWORD_FILE: /run/secrets/database_password\n      CACHE_URL: redis://cache.internal:6379/{number % 16}\n      OTEL_EXPORTER_OTLP_ENDPOINT: http://collector.internal:4317\n");
        if (number % 20 == 10)
        {
            text.Append("      SMTP_PASSWORD: Tulpenfeld-22\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    ports:\n      - \"127.0.0.1:{10000 + number}:8080\"\n    secrets: [database_password]\n    depends_on:\n      database:\n        condition: service_healthy\n    networks: [backend, edge]\n    restart: unless-stopped\n    mem_limit: 512m\n    labels:\n      org.lucid.security: distroless\n      traefik.enable: \"true\"\n      traefik.http.routers.{name}.rule: Host(`{name}.example.com`)\n    logging: *logging\n");
    }

    private void Add(string path, string text)
    {
        AddSource(path, text);
        Size += Encoding.UTF8.GetByteCount(text);
    }

    private void AddSource(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
