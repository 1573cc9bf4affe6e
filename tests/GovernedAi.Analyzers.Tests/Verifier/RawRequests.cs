namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>HTTP requests to models, made without an SDK: members of a class, marked where a request is reported.</summary>
internal static class RawRequests
{
    public const string UsingClients = "#pragma warning disable CS9113, SYSLIB0014\nusing Flurl;\nusing Flurl.Http;";

    /// <summary>Models answer to what they are sent: what only fetches or removes is none.</summary>
    public static TheoryData<string> Reading =>
    [
        """Task Ask() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/responses"));""",
        """Task Ask() => http.SendAsync(new HttpRequestMessage { Method = HttpMethod.Delete, RequestUri = new("https://api.openai.com/v1/responses") });""",
        """Task Ask() { var message = new HttpRequestMessage(); message.Method = HttpMethod.Get; message.RequestUri = new("https://api.openai.com/v1/chat/completions"); return http.SendAsync(message); }""",
        """async Task Ask() { var message = new HttpRequestMessage(); message.RequestUri = new("https://api.openai.com/v1/chat/completions"); await Task.Yield(); message.Method = HttpMethod.Get; await http.SendAsync(message); }""",
        """Task Ask() { var message = [|new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/chat/completions")|]; message.Method = HttpMethod.Post; return http.SendAsync(message); }""",
        """Task Ask() { var verb = HttpMethod.Get; var other = verb; return http.SendAsync(new HttpRequestMessage(other, "https://api.openai.com/v1/chat/completions")); }""",
        """async Task Ask(bool all) { var verb = all ? HttpMethod.Get : HttpMethod.Head; await Task.Yield(); await http.SendAsync(new HttpRequestMessage(verb, "https://api.openai.com/v1/chat/completions")); }""",
        """Task Ask(bool all) { var verb = HttpMethod.Get; if (all) verb = HttpMethod.Post; var other = verb; return http.SendAsync([|new HttpRequestMessage(other, "https://api.openai.com/v1/chat/completions")|]); }""",
        """Task Ask() { var verb = HttpMethod.Get; Change(ref verb); return http.SendAsync([|new HttpRequestMessage(verb, "https://api.openai.com/v1/chat/completions")|]); } static void Change(ref HttpMethod verb) => verb = HttpMethod.Post;""",
        """async Task Ask() { var verb = HttpMethod.Get; Change(out verb); await Task.Yield(); await http.SendAsync([|new HttpRequestMessage(verb, "https://api.openai.com/v1/chat/completions")|]); } static void Change(out HttpMethod verb) => verb = HttpMethod.Post;""",
        """Task Ask() { var message = [|new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/chat/completions")|]; var other = message; other.Method = HttpMethod.Post; return http.SendAsync(other); }""",
        """Task Ask() { var message = [|new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/chat/completions")|]; var one = message; var two = message; two.Method = HttpMethod.Post; return http.SendAsync(one); }""",
        """Task Ask() { HttpRequestMessage message; message = [|new(HttpMethod.Get, "https://api.openai.com/v1/chat/completions")|]; message.Method = HttpMethod.Post; return http.SendAsync(message); }""",
        """Task Ask() { var message = new HttpRequestMessage(HttpMethod.Get, ""); var other = message; other.RequestUri = new("https://api.openai.com/v1/chat/completions"); return http.SendAsync(message); }""",
        """Task Ask(HttpRequestMessage given) { var message = new HttpRequestMessage(HttpMethod.Get, ""); if (given.Content is not null) message = given; [|message.RequestUri = new("https://api.openai.com/v1/chat/completions")|]; return http.SendAsync(message); }""",
        """void Ask(bool all) { if (all) { var url = "https://api.openai.com/v1/chat/completions"; Console.WriteLine(url); [|http.PostAsync(url, null)|]; } else { var url = "https://example.org"; Console.WriteLine(url); http.PostAsync(url, null); } }""",
        """void Ask(string[] hosts) { foreach (var host in hosts) { var url = $"{host}/v1/chat/completions"; try { Console.WriteLine(url); [|http.PostAsync(url, null)|]; } finally { url = "https://example.org"; } } { var url = "https://example.org"; Console.WriteLine(url); http.PostAsync(url, null); } }""",
        """void Ask(string[] hosts) { string? url = null; foreach (var host in hosts) { if (url is not null) [|http.PostAsync(url, null)|]; url = $"{host}/v1/chat/completions"; } }""",
        """void Ask(string url) { var to = "https://example.org"; try { to = "https://api.openai.com/v1/chat/completions"; Console.WriteLine(url); } catch (Exception) { [|http.PostAsync(to, null)|]; } finally { [|http.PostAsync(to, null)|]; } }""",
        """Task Ask(HttpMethod verb) => http.SendAsync([|new HttpRequestMessage(verb, "https://api.openai.com/v1/chat/completions")|]);""",
    ];

    /// <summary>The URL may be the client's address.</summary>
    public static TheoryData<string> Addressed =>
    [
        """void Configure() => http.BaseAddress = new Uri("https://api.openai.com/v1/chat/completions"); Task Ask() => [|http.PostAsync("", null)|]; Task Other() => http.PostAsync("/health", null);""",
        """readonly HttpClient own = new() { BaseAddress = new("https://api.openai.com/v1/chat/completions") }; Task Ask() => [|own.PostAsync(string.Empty, null)|];""",
        """Task Ask(HttpClient client) { client.BaseAddress = new("https://api.openai.com/v1/chat/completions"); return [|client.PostAsJsonAsync("", 1)|]; } Task Other(HttpClient client) => client.PostAsync("", null);""",
        """readonly HttpClient own = new() { BaseAddress = new("https://api.openai.com/v1/") }; Task Ask() => [|own.PostAsync("responses", null)|]; Task Other() => own.PostAsync("files", null);""",
        """readonly HttpClient own = new() { BaseAddress = new("https://api.anthropic.com/v1/") }; Task Ask() => [|own.PostAsync("messages", null)|];""",
        """readonly HttpClient own = new() { BaseAddress = new("https://sms.example.com/v1/") }; Task Ask() => own.PostAsync("messages", null);""",
        """Task Ask(string lmStudio) => [|http.PostAsync(lmStudio + "/api/v1/chat", null)|];""",
        """Task Ask(string host) => http.PostAsync(host + "/api/v1/chat", null);""",
        """HttpClient Client { get; } = new(); void Configure() => Client.BaseAddress = new("https://api.openai.com/v1/chat/completions"); async Task Ask() { await Task.Yield(); await [|Client.PostAsync("", null)|]; await http.PostAsync("", null); await Client.GetAsync(""); }""",
        """Task Ask(HttpClient client) { var other = client; other.BaseAddress = new("https://api.openai.com/v1/chat/completions"); return [|client.PostAsync("", null)|]; }""",
        """Task Ask(HttpClient client) { client.BaseAddress = new("https://api.openai.com/v1/chat/completions"); var other = client; var last = other; return [|last.PostAsync("", null)|]; }""",
        """Task Ask(string region, string model) { var client = new HttpClient { BaseAddress = new($"https://bedrock-runtime.{region}.amazonaws.com") }; return [|client.PostAsync($"/model/{model}/invoke", null)|]; }""",
        """Task Ask(string region, string model) { http.BaseAddress = new($"https://{region}-aiplatform.googleapis.com"); return [|http.PostAsync($"/v1/publishers/google/models/{model}:predict", null)|]; }""",
        """Task Ask(string region, string model) { http.BaseAddress = new($"https://{region}-cars.example.com"); return http.PostAsync($"/v1/publishers/google/models/{model}:predict", null); }""",
        """async Task Ask() { var other = http; other.BaseAddress = new("https://api.openai.com/v1/chat/completions"); await Task.Yield(); await [|http.PostAsync("", null)|]; }""",
    ];

    /// <summary>The URL is made by another member, or another type, than the one that makes the request.</summary>
    public static TheoryData<string> Elsewhere =>
    [
        .. new[]
        {
            """static string Url(string host) { return $"{host.TrimEnd('/')}/v1/chat/completions"; }""",
            """static Uri Url(string host) => new(host.EndsWith("/v1") ? host + "/chat/completions" : host + "/v1/chat/completions");""",
            """static string Url(string host) => host switch { "a" => "https://example.com/v1/chat/completions", "b" => $"{host}/v1/images/generations", _ => host };""",
            """static string Url(string host) { switch (host) { case "a": return "https://example.com/v1/chat/completions"; default: return host; } }""",
            """static string Url(string host) => Inner.Made(host); static class Inner { public static string Made(string host) => host + "/v1/chat/completions"; }""",
            """static string Url(string host) { return Made(); string Made() { return host + "/v1/chat/completions"; } }""",
            """static string Url(string host) { if (!Uri.TryCreate(host + "/v1/chat/completions", UriKind.Absolute, out var url)) throw new InvalidOperationException(); return url.ToString(); }""",
            """static string Url(string host) { var url = new UriBuilder(host); url.Path = url.Path.TrimEnd('/') + "/v1/chat/completions"; return url.ToString(); }""",
            """static string Url(string host) { var url = new System.Text.StringBuilder(); url.Append(host != null ? host.TrimEnd('/') : "").Append("/v1/chat/completions"); return url.ToString(); }""",
            """static string Url(string host) { var url = new System.Text.StringBuilder(); url.Append($"{host}/v1/chat/completions"); url.Append('?'); return url.ToString(); }""",
            """static string Url(string host) => string.Join("/", host.TrimEnd('/'), "v1/chat/completions");""",
            """static string Url(string host) => string.Join("/", new[] { host.TrimEnd('/'), "v1/chat/completions" });""",
            """static string Url(string host) => string.Format("{0}/openai/deployments/{1}/completions?api-version={2}", host, "d", "v");""",
            """static string Url(string host) => $"{Base}/{Path}"; const string Base = "https://api.openai.com/v1"; const string Path = "images/generations";""",
            """static string Url(string host) => Path.Replace("{model}", host); const string Path = "https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent";""",
            """static string Url(string host) => $"{Base}/{host}:generateContent?key=k"; const string Base = "https://generativelanguage.googleapis.com/v1beta/models";""",
            """static string Url(string host) => $"{host}:streamGenerateContent?alt=sse";""",
            """static string Url(string host) => host + ":generateContent";""",
            """static readonly Dictionary<string, string> urls = new() { ["a"] = "https://example.com/v1/chat/completions", ["b"] = "https://example.com" }; static string Url(string host) => urls.TryGetValue(host, out var url) ? url : host;""",
            """static string Url(string host) => new Dictionary<string, string> { { "a", "https://example.com/v1/chat/completions" } }[host];""",
        }.Select(members => $$"""Task Ask(string host) => [|http.PostAsync(Urls.Url(host), null)|]; static class Urls { {{members}} }""").Select(code => code.Replace("static class Urls { static", "static class Urls { public static", StringComparison.Ordinal).Replace("; static string Url", "; public static string Url", StringComparison.Ordinal)),
        """Task Ask(string host) => [|http.PostAsync(host.Url(), null)|]; } static class Urls { public static string Url(this string host) => host + "/v1/chat/completions";""",
        """Task Ask(string host) => (host + "/v1/chat/completions").Send(http); } static class Urls { public static Task Send(this string url, HttpClient http) => [|http.PostAsync(url, null)|];""",
        """Task Ask(Options options) => [|http.PostAsync(options.Url, null)|]; class Options { public string Host = ""; public string Url { get { return Host + "/v1/chat/completions"; } } }""",
        """Task Ask(Options? options) => [|http.PostAsync(options?.Url, null)|]; class Options { public string Host = ""; public string Url { get => Host + "/v1/chat/completions"; } }""",
        """Task Ask(IOptions options) => [|http.PostAsync(options.Url, null)|]; interface IOptions { string Url { get; } } class Options : IOptions { public string Url => "https://example.com/v1/chat/completions"; }""",
        """Task Ask() => [|http.PostAsync(Url(), null)|]; protected virtual string Url() => ""; class D : C { protected override string Url() => "https://example.com/v1/chat/completions"; }""",
        """async Task Ask(IUrls urls) => await [|http.PostAsync(await urls.UrlAsync(), null)|]; interface IUrls { Task<string> UrlAsync(); } class Urls : IUrls { public async Task<string> UrlAsync() { await Task.Yield(); return "https://example.com/v1/chat/completions"; } }""",
        """async Task Ask() => await [|http.PostAsync(await Url().ConfigureAwait(false), null)|]; static Task<string> Url() => Task.FromResult("https://example.com/v1/chat/completions");""",
        """async Task Ask() => await [|http.PostAsync(await Url(), null)|]; static ValueTask<string> Url() => new("https://example.com/v1/chat/completions");""",
        """Task Ask() { var (url, key) = Target(); return [|http.PostAsync(url, null)|]; } static (string Url, string Key) Target() { return ("https://example.com/v1/chat/completions", "k"); }""",
        """Task Ask() { string url, key; (url, key) = Target(); return [|http.PostAsync(url, null)|]; } static (string, string) Target() => ("https://example.com/v1/chat/completions", "k");""",
        """Task Ask(string model) { (string url, string key) = model switch { "a" => ("https://example.com/v1/chat/completions", "k"), _ => ("https://example.com", "") }; return [|http.PostAsync(url, null)|]; }""",
        """async Task Ask() { var target = await TargetAsync(); await [|http.PostAsync(target.Url, null)|]; } static async Task<(string Url, string Key)> TargetAsync() { await Task.Yield(); return ("https://example.com/v1/chat/completions", "k"); }""",
        """Task Ask() { var target = Target(); return [|http.PostAsync(target.Url, null)|]; } static Target Target() => new("https://example.com/v1/chat/completions", "k"); } record Target(string Url, string Key) {""",
        """Task Ask() { var target = new { Url = "https://example.com/v1/chat/completions" }; return [|http.PostAsync(target.Url, null)|]; }""",
        """async Task Ask() { var url = new System.Text.StringBuilder(); url.Append("v1/chat/completions"); using var message = new HttpRequestMessage(); message.Method = new HttpMethod("POST"); var text = url.ToString(); [|message.RequestUri = new Uri(text, UriKind.RelativeOrAbsolute)|]; await Task.Yield(); await http.SendAsync(message); }""",
        // A host that is known but for a part of it.
        """Task Ask(string region, string model) => Send($"https://bedrock-runtime.{region}.amazonaws.com/model/{model}/invoke"); Task Send(string endpoint) { var uri = new Uri(endpoint); var message = [|new HttpRequestMessage(HttpMethod.Post, uri)|]; return http.SendAsync(message); }""",
        """Task Ask(string region, string model) => [|http.PostAsync("https://bedrock-runtime." + region + ".amazonaws.com/model/" + model + "/converse", null)|];""",
        """Task Ask(string region, string model) => [|http.PostAsync(string.Format("https://bedrock-runtime.{0}.amazonaws.com/model/{1}/invoke", region, model), null)|];""",
        """Task Ask(string name, string model) { const string Known = "https://bedrock-runtime.us-east-1.amazonaws.com"; Console.WriteLine(Known); return [|http.PostAsync(string.Format("https://{0}/model/{1}/invoke", name, model), null)|]; }""",
        """Task Ask(string path) { Console.WriteLine($"http://localhost{path}"); return [|http.PostAsync("/api/chat", null)|]; }""",
        """Task Ask(string region, string model) => http.PostAsync($"https://cars.{region}.example.com/model/{model}/invoke", null);""",
        // Another element, another property, and what is only written down.
        """Task Ask() { var (url, key) = Target(); return http.PostAsync(key, null); } static (string Url, string Key) Target() => ("https://example.com/v1/chat/completions", "k");""",
        """Task Ask() => http.PostAsync(Target().Key, null); static (string Url, string Key) Target() => ("https://example.com/v1/chat/completions", "k");""",
        """Task Ask() => http.PostAsync(Target().Key, null); static Target Target() => new("https://example.com/v1/chat/completions", "k"); } record Target(string Url, string Key) {""",
        """void Ask(string host) => Console.WriteLine(Urls.Url(host)); static class Urls { public static string Url(string host) => host + "/v1/chat/completions"; }""",
        """Task Ask(string host) => http.GetAsync(Urls.Url(host)); static class Urls { public static string Url(string host) => host + "/v1/chat/completions"; }""",
        """Task Ask(string host) => http.PostAsJsonAsync(host, new[] { "https://example.com/v1/chat/completions" });""",
        """void Ask(string host) { var url = new System.Text.StringBuilder(); url.Append(host).Append("/v1/chat/completions"); Console.WriteLine(url.ToString()); }""",
        """Task Ask(Other other) => http.PostAsync(other.Url(), null); class Urls { public string Url() => "https://example.com/v1/chat/completions"; } class Other { public string Url() => ""; }""",
        // What is cut out of a text, or looked for in it, is no part of what comes of it.
        """Task Ask(string host) => http.PostAsync(host.Replace("/v1/chat/completions", "") + "/health", null);""",
        """Task Ask(Options options) { var host = options.Url?.Replace("/v1/chat/completions", "").TrimEnd('/') ?? "http://localhost:11434"; return http.PostAsync($"{host}/health", null); } class Options { public string? Url { get; set; } = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(Options options) => http.PostAsync(options.Url.Replace("/v1/chat/completions", string.Empty).TrimEnd('/') + "/health", null); class Options { public string Url { get; set; } = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(string host) => http.PostAsync(host.Substring(0, host.IndexOf("/v1/chat/completions")) + "/health", null);""",
        """Task Ask(string host) => http.PostAsync(host.EndsWith("/v1/chat/completions") ? host : host + "/health", null);""",
        """Task Ask(string host) => http.PostAsync(host.Split("/v1/chat/completions")[0] + "/health", null);""",
        """Task Ask(string host) => [|http.PostAsync(host.Replace("/health", "/v1/chat/completions"), null)|];""",
        """Task Ask(string host) => [|http.PostAsync(host.Replace("/v1/chat/completions", "") + "/v1/images/generations", null)|];""",
        """Task Ask(Options options) => [|http.PostAsync(options.Url.Replace("/v1/completions", ""), null)|]; class Options { public string Url = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(Options options, string to) => [|http.PostAsync(options.Url.Replace("/v1/chat/completions", to), null)|]; class Options { public string Url = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(Options options, string from) => [|http.PostAsync(options.Url.Replace(from, ""), null)|]; class Options { public string Url = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(Options options) => [|http.PostAsync(options.Url.Replace("http:", "https:"), null)|]; class Options { public string Url = "http://localhost:1234/v1/chat/completions"; }""",
        """Task Ask(Options options) => [|http.PostAsync(options.Url?.TrimEnd('/'), null)|]; class Options { public string? Url = "http://localhost:1234/v1/chat/completions"; }""",
    ];

    /// <summary>Clients other than HttpClient, and what is made of the URL on the way; to be used with <see cref="Clients"/>.</summary>
    public static TheoryData<string> OtherClients =>
    [
        """void Ask() => [|System.Net.WebRequest.Create("https://api.openai.com/v1/chat/completions")|].GetResponse();""",
        """void Ask(System.Net.WebClient client) => [|client.UploadString("https://api.openai.com/v1/chat/completions", "{}")|];""",
        """void Ask(string host) => [|new UnityEngine.Networking.UnityWebRequest(host + "/v1/chat/completions", "POST")|].Send();""",
        """void Ask() => [|UnityEngine.Networking.UnityWebRequest.Post("https://api.openai.com/v1/chat/completions", "{}")|].Send();""",
        """object Ask() => [|new RestSharp.RestRequest("v1/chat/completions")|];""",
        """object Ask() => [|new RestSharp.RestRequest("v1/chat/completions", RestSharp.Method.Get)|];""",
        """Task Ask(RestSharp.RestClient client, string url, string text) { var request = new RestSharp.RestRequest(url).AddJsonBody(new { model = "m", messages = new[] { new { role = "user", content = text } } }); return [|client.ExecuteAsync(request)|]; }""",
        """Task Ask(RestSharp.RestClient client, string url) { var body = new { model = "m", messages = new[] { new { role = "user", content = "" } } }; return client.ExecuteGetAsync(new RestSharp.RestRequest(url)); }""",
        """Task Ask(string url, string text) => [|url.PostJsonAsync(new { model = "m", messages = new[] { new { role = "user", content = text } } })|];""",
        """Task Ask() => [|"https://api.openai.com/v1/chat/completions".PostJsonAsync(1)|];""",
        """Task Ask(string host) => [|$"{host}/chat/completions".WithHeader("a", "b").PostJsonAsync(1)|];""",
        """Task Ask(string host) => [|host.AppendPathSegment("v1/chat/completions").PostJsonAsync(1)|];""",
        """string Complete(string? url, string other) { if (url is null) return other; return url; } Task Ask() => [|http.PostAsync(Complete(null, "https://api.openai.com/v1/chat/completions"), null)|]; Task Other() => http.PostAsync(Complete(null, "https://example.com"), null);""",
    ];

    /// <summary>The code of what sends is not at hand, so what it is called has to do; to be used with <see cref="Library"/>.</summary>
    public static TheoryData<string> Senders =>
    [
        """Task Ask(string host) => [|http.PostJsonAsync(host + "/v1/chat/completions", 1)|];""",
        """Task Ask(string host) => [|http.Ask(host + "/v1/chat/completions")|];""",
        """Task Ask(Transport transport) => [|transport.PostAsync("/v1/chat/completions")|];""",
        """Task Ask(string host) => [|(host + "/v1/chat/completions").PostText()|];""",
        """Task Ask() => [|http.PostAsync(Urls.Complete("https://api.openai.com/v1/chat/completions"), null)|];""",
        """Task Ask() { var url = Urls.Made("https://api.openai.com/v1/chat/completions", 1); return [|http.PostAsync(url, null)|]; }""",
        """Task Ask() => [|http.PostAsync("https://api.openai.com/v1/chat/completions".Completed(), null)|];""",
        """Task Ask() { var found = Urls.Find("https://api.openai.com/v1/chat/completions"); return http.PostAsync(found.ToString(), null); }""",
        """Task Ask(string host) => Plain.Ask(http, host + "/v1/chat/completions");""",
        """Task Ask(string host) => http.GetText(host + "/v1/chat/completions");""",
        """void Ask(Transport transport) => transport.Note("/v1/chat/completions");""",
    ];

    /// <summary>An attribute on a method of an interface makes it a request; to be used with <see cref="Clients"/>.</summary>
    public static TheoryData<string> Declared =>
    [
        """interface IModels { [Refit.Post([|"/v1/chat/completions"|])] Task<string> Ask(object body); [Refit.Get("/v1/chat/completions")] Task<string> Read(); }""",
        """interface IModels { [CallersGovern, Refit.Post("/v1/chat/completions")] Task<string> Ask(object body); }""",
        """interface IModels { [CallersGovern, Refit.Post("/v1/chat/completions")] Task<string> Ask(object body); } Task Use(IModels models) => {|GAI1001:models.Ask(1)|};""",
        """interface IModels { [Refit.Post([|"/v1/messages"|])] Task<string> Ask(object body, [Refit.Header("x-api-key")] string key, int max_tokens); [Refit.Post("/v1/embeddings")] Task<string> Embed(string model); }""",
        """[Refit.Post("/v1/chat/completions")] Task<string> Serve() => null!;""",
    ];

    /// <summary>The URL comes from configuration and says nothing; the body does.</summary>
    public static TheoryData<string> Bodies =>
    [
        """Task Ask(string url, string text) => [|http.PostAsJsonAsync(url, new { model = "m", messages = new[] { new { role = "user", content = text } } })|];""",
        """Task Ask(string url, string text) => [|http.PostAsync(url, new StringContent("{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"" + text + "\"}]}"))|];""",
        """Task Ask(string url, string modelName) { var messages = new[] { new { role = "user", content = "" } }; return [|http.PostAsync(url, Body(modelName, messages))|]; } HttpContent Body(string model, object messages) => null!;""",
        """Task Ask(string url, string text) => [|http.PostAsJsonAsync(url, new { contents = new[] { new { parts = new[] { new { text } } } } })|];""",
        """Task Ask(string url, string text) => [|http.PostAsJsonAsync(url, new { model = "m", prompt = text, max_tokens = 9 })|];""",
        """Task Ask(string url, string text) { var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = Body(text) }; return [|http.SendAsync(message)|]; } HttpContent Body(string text) => JsonContent.Create(new { model = "m", messages = new[] { new { role = "user", content = text } } });""",
        """Task Ask(string text) => [|http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = text } } })|];""",
        """Task Ask(string text) => http.SendAsync(Make(text)); HttpRequestMessage Make(string text) => [|new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions") { Content = JsonContent.Create(new { model = "m", messages = new[] { new { role = "user", content = text } } }) }|];""",
        """Task Ask(string text) => http.PostAsJsonAsync("api/ask", new { model = "m", messages = new[] { new { role = "user", content = text } } });""",
        """Task Register(string url, string text) => http.PostAsJsonAsync(url, new { role = "user", content = text });""",
        """Task Tell(string url, string text) => http.PostAsJsonAsync(url, new { messages = new[] { new { from = "me", content = text } }, model = "sms" });""",
        """Task Print(string url, string text) => http.PostAsJsonAsync(url, new { prompt = text, model = "laser" });""",
        """Task Read(string url) { var body = new { model = "m", messages = new[] { new { role = "user", content = "" } } }; return http.GetAsync(url); }""",
        """Task Ask(string url, string text) { var body = new Dictionary<string, object> { ["model"] = "m", ["messages"] = new[] { new Dictionary<string, string> { ["role"] = "user", ["content"] = text } } }; return [|http.PostAsJsonAsync(url, body)|]; }""",
        """Task Ask(string url, string text) { var body = new Dictionary<string, object>(); body.Add("model", "m"); body.Add("messages", new[] { new Dictionary<string, string> { { "role", "user" }, { "content", text } } }); return [|http.PostAsJsonAsync(url, body)|]; }""",
        """Task Ask(string url, string text) { var body = new System.Text.Json.Nodes.JsonObject { ["model"] = "m", ["messages"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["role"] = "user", ["content"] = text }) }; return [|http.PostAsync(url, new StringContent(body.ToJsonString()))|]; }""",
        """Task Ask(string url, string text) => [|http.PostAsJsonAsync(url, new Request("m", [new("user", text)]))|]; record Request(string Model, Turn[] Messages); record Turn(string Role, string Content);""",
        """Task Ask(string url, string text) => [|http.PostAsync(url, JsonContent.Create(new Request { Engine = "m", Turns = [new() { Who = "user", What = text }] }))|]; class Request { [System.Text.Json.Serialization.JsonPropertyName("model")] public string? Engine { get; set; } [System.Text.Json.Serialization.JsonPropertyName("messages")] public Turn[]? Turns { get; set; } } class Turn { [System.Text.Json.Serialization.JsonPropertyName("role")] public string? Who; public string? What; }""",
        """Task Ask(string url, string text) => [|http.PostAsJsonAsync(url, new Request { Model = "m", Messages = [new() { Role = Role.User, Content = text }] })|]; class Request { public string? Model; public Turn[]? Messages; } class Turn { public Role Role { get; set; } public string? Content { get; set; } } enum Role { User, Assistant }""",
        """const string Template = "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"TEXT\"}]}"; Task Ask(string url, string text) => [|http.PostAsync(url, new StringContent(Template.Replace("TEXT", text)))|];""",
        """async Task Ask(string url, string text) { await Task.Yield(); var json = $"{{\"model\": \"m\", \"messages\": [{{\"role\": \"user\", \"content\": \"{text}\"}}]}}"; await [|http.PostAsync(url, new StringContent(json))|]; }""",
        """Task Ask(string url, string[] history) { var messages = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(history, Turn)); return [|http.PostAsJsonAsync(url, new { model = "m", messages })|]; } static object Turn(string text) => new { role = "user", content = text };""",
        """Task Ask(string url, object messages) => [|http.PostAsync(url, this.Body(messages))|]; HttpContent Body(object messages) => JsonContent.Create(new { model = "m", messages, system = new { role = Roles.System } }); static class Roles { public const string System = "system"; }""",
        """Func<Task> Ask(string url, string text) { var turn = new { role = "user", content = text }; return () => [|http.PostAsJsonAsync(url, new { model = "m", messages = new[] { turn } })|]; }""",
        """Task Ask(string url, System.IO.MemoryStream stream) { using var writer = new System.Text.Json.Utf8JsonWriter(stream); writer.WriteString("model", "m"); writer.WriteStartArray("messages"); writer.WriteStartObject(); writer.WritePropertyName("role"); writer.WriteStringValue("user"); return [|http.PostAsync(url, new StreamContent(stream))|]; }""",
        """void Ask(string url, System.Net.WebClient client) => [|client.UploadString(url, "{\"model\": \"m\", \"messages\": [{\"role\": \"user\"}]}")|];""",
        """Task Ask(string text) { var path = "api/ask"; return http.PostAsJsonAsync(path, new { model = "m", messages = new[] { new { role = "user", content = text } } }); }""",
        """async Task Ask(string text) { var path = "api/ask"; await Task.Yield(); await http.PostAsJsonAsync(path, new { model = "m", messages = new[] { new { role = "user", content = text } } }); }""",
        """Task Ask(string? url, string text) { var path = "api/ask"; if (url is not null) path = url; return [|http.PostAsJsonAsync(path, new { model = "m", messages = new[] { new { role = "user", content = text } } })|]; }""",
        """Task Ask(string url, string text) { /* new { model = "m", messages = new[] { new { role = "user" } } } */ return http.PostAsJsonAsync(url, new { text }); }""",
        """Task Ask(string url) { Log("role", "user"); Log("messages", "3"); return http.PostAsJsonAsync(url, 1); } void Log(string key, string value) { }""",
    ];

    /// <summary>Other clients, as far as the samples need them.</summary>
    public const string Clients = """
        namespace UnityEngine.Networking { public class UnityWebRequest(string url, string method) { public static UnityWebRequest Post(string url, string body) => new(url, body); public void Send() { } } }
        namespace RestSharp { public enum Method { Get, Post } public class RestRequest(string resource, Method method = Method.Get) { public RestRequest AddJsonBody(object body) => this; } public class RestClient { public Task ExecuteAsync(RestRequest request) => Task.CompletedTask; public Task ExecuteGetAsync(RestRequest request) => Task.CompletedTask; } }
        namespace Refit { public class PostAttribute(string path) : Attribute { } public class GetAttribute(string path) : Attribute { } public class HeaderAttribute(string name) : Attribute { } }
        namespace Flurl { public class Url { } public static class GeneratedExtensions { public static Url AppendPathSegment(this string url, object part) => new(); } }
        namespace Flurl.Http
        {
            public interface IFlurlRequest { }
            public static class HeaderExtensions { public static IFlurlRequest WithHeader(this string url, string name, string value) => null!; }
            public static class GeneratedExtensions
            {
                public static Task PostJsonAsync(this string url, object body) => Task.CompletedTask;
                public static Task PostJsonAsync(this Url url, object body) => Task.CompletedTask;
                public static Task PostJsonAsync(this IFlurlRequest request, object body) => Task.CompletedTask;
            }
        }
        
        """;

    /// <summary>An assembly whose methods send requests.</summary>
    public const string Library = """
        using System.Net.Http; using System.Threading.Tasks;
        public static class HttpExtensions
        {
            public static Task PostJsonAsync(this HttpClient http, string url, object body) => http.PostAsync(url, null);
            public static Task Ask(this HttpClient http, string url) => http.PostAsync(url, null);
            public static Task GetText(this HttpClient http, string url) => http.GetAsync(url);
        }
        public static class TextExtensions { public static Task PostText(this string url) => Task.CompletedTask; }
        public static class Urls
        {
            public static string Complete(string url) => url + "?v=1";
            public static string Completed(this string url) => url + "?v=1";
            public static System.Uri Made(string url, int version) => new(url);
            public static object Find(string url) => url;
        }
        public static class Plain { public static Task Ask(HttpClient http, string url) => Task.CompletedTask; }
        public class Transport { public Task PostAsync(string path) => Task.CompletedTask; public void Note(string path) { } }
        """;

    /// <summary>A file with the members in a class that has <c>http</c>, an HttpClient.</summary>
    public static string File(string members, string usings = "") =>
        $$"""
        #nullable enable
        {{usings}}
        using System.Net.Http;
        using System.Net.Http.Json;
        using GovernedAi;
        partial class C
        {
            protected readonly HttpClient http = null!;
            {{members}}
        }
        """;
}
