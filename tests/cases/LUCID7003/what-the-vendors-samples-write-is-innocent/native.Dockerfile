FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
WORKDIR /source
COPY --link Directory.Build.props .
COPY --link App/*.csproj App/
COPY --link Lib/*.csproj Lib/
RUN dotnet restore -a $TARGETARCH App/App.csproj
COPY --link App/ App/
COPY --link Lib/ Lib/

FROM build AS test-build
COPY --link Tests/*.csproj Tests/
WORKDIR /source/Tests
RUN dotnet restore
COPY --link Tests/ .
RUN dotnet build --no-restore

FROM build AS publish
WORKDIR /source/App
RUN dotnet publish -a $TARGETARCH -p:PublishAot=true --no-restore -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --link --from=publish /app .
USER $APP_UID
ENTRYPOINT ["./App"]
