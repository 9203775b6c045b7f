FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
RUN --mount=type=bind,target=/src dotnet publish Web/Web.csproj -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
ENTRYPOINT ["dotnet", "Web.dll"]
