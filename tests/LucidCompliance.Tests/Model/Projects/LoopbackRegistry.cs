using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace LucidCompliance.Tests.Model.Projects;

/// <summary>
/// A container registry on loopback, as far as the SDK needs one to take a base image and to push another (the distribution specification's
/// blobs, uploads and manifests, without login). What is pushed is checked against its digest.
/// </summary>
internal sealed class LoopbackRegistry : IDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Type, byte[] Content)> _manifests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MemoryStream> _uploads = new(StringComparer.Ordinal);

    public LoopbackRegistry()
    {
        // HttpListener takes no port 0.
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Name = "localhost:" + ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://{Name}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Host and port, as in an image's reference.</summary>
    public string Name { get; }

    /// <summary>Adds an image of one empty layer.</summary>
    public void Add(string repository, string tag, JsonObject config)
    {
        var layer = new byte[1024]; // an empty tar archive
        var document = new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = config,
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(AddBlob(layer)) },
            ["history"] = new JsonArray(new JsonObject { ["created_by"] = "test" }),
        };
        var content = Encoding.UTF8.GetBytes(document.ToJsonString());
        AddManifest(repository, tag, ManifestType, Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Describe("application/vnd.oci.image.config.v1+json", content),
            ["layers"] = new JsonArray(Describe("application/vnd.oci.image.layer.v1.tar", layer)),
        }.ToJsonString()));
    }

    /// <summary>The configuration document of an image that was pushed; null where there is none.</summary>
    public JsonObject? Find(string repository, string tag)
    {
        if (!_manifests.TryGetValue(repository + ":" + tag, out var manifest))
        {
            return null;
        }

        var digest = (string)JsonNode.Parse(manifest.Content)!["config"]!["digest"]!;
        return JsonNode.Parse(_blobs[digest])!.AsObject();
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private JsonObject Describe(string type, byte[] content) =>
        new() { ["mediaType"] = type, ["digest"] = AddBlob(content), ["size"] = content.Length };

    private string AddBlob(byte[] content)
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        _blobs[digest] = content;
        return digest;
    }

    private void AddManifest(string repository, string tag, string type, byte[] content)
    {
        _manifests[repository + ":" + AddBlob(content)] = (type, content);
        _manifests[repository + ":" + tag] = (type, content);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return; // disposed
            }

            try
            {
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Answer(context.Request, context.Response, body.ToArray());
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException)
            {
                // The client has gone.
            }
        }
    }

    // /v2/<repository>/<manifests or blobs>/<what>
    private void Answer(HttpListenerRequest request, HttpListenerResponse response, byte[] body)
    {
        var path = request.Url!.AbsolutePath;
        response.StatusCode = 404;
        if (path == "/v2/")
        {
            response.StatusCode = 200;
        }
        else if (path.Contains("/blobs/uploads/", StringComparison.Ordinal))
        {
            Upload(request, response, path, body);
        }
        else if (path.Split("/blobs/") is [_, var blob] && _blobs.TryGetValue(blob, out var content))
        {
            Send(request, response, "application/octet-stream", blob, content);
        }
        else if (path.Split("/manifests/") is [var repository, var reference])
        {
            repository = repository["/v2/".Length..];
            if (request.HttpMethod == "PUT")
            {
                AddManifest(repository, reference, request.ContentType!, body);
                response.StatusCode = 201;
            }
            else if (_manifests.TryGetValue(repository + ":" + reference, out var manifest))
            {
                Send(request, response, manifest.Type, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(manifest.Content)), manifest.Content);
            }
        }
    }

    private void Upload(HttpListenerRequest request, HttpListenerResponse response, string path, byte[] body)
    {
        var id = path[(path.LastIndexOf('/') + 1)..];
        if (id.Length == 0)
        {
            id = Guid.NewGuid().ToString("N");
            path += id;
        }

        var upload = _uploads.GetOrAdd(id, _ => new MemoryStream());
        upload.Write(body);
        response.StatusCode = 202;
        if (request.QueryString["digest"] is { } digest)
        {
            response.StatusCode = AddBlob(upload.ToArray()) == digest ? 201 : 400;
        }

        response.Headers["Location"] = path;
        response.Headers["Range"] = "0-" + Math.Max(0, upload.Length - 1);
    }

    private static void Send(HttpListenerRequest request, HttpListenerResponse response, string type, string digest, byte[] content)
    {
        response.StatusCode = 200;
        response.ContentType = type;
        response.Headers["Docker-Content-Digest"] = digest;
        response.ContentLength64 = content.Length;
        if (request.HttpMethod != "HEAD")
        {
            response.OutputStream.Write(content);
        }
    }
}
