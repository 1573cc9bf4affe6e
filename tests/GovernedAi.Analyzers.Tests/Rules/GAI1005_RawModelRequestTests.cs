using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1005_RawModelRequestTests
{
    private static readonly RuleVerifier Verify = new("GAI1005") { References = TestReferences.Without("OpenAI", "Anthropic") };

    [Theory]
    [InlineData("""Task Ask() => [|http.PostAsync("https://api.openai.com/v1/chat/completions", null)|];""")]
    [InlineData("""Task Ask() => [|http.PostAsync(new Uri("https://api.openai.com/v1/chat/completions"), null)|];""")]
    [InlineData("""Task Ask(string host) => [|http.PostAsJsonAsync($"{host}/v1/chat/completions", 1)|];""")]
    [InlineData("""Task Ask(string host) => [|http.PostAsJsonAsync(host + "/v1/chat/completions", 1)|];""")]
    [InlineData("""Task Ask() => [|http.PostAsJsonAsync("v1/chat/completions", 1)|];""")]
    [InlineData("""const string Url = "https://api.anthropic.com/v1/messages"; Task Ask() => [|http.PostAsync(Url, null)|];""")]
    [InlineData("""static readonly Uri Url = new("https://api.anthropic.com/v1/messages"); Task Ask() => [|http.PostAsync(Url, null)|];""")]
    [InlineData("""static string Url => "https://api.anthropic.com/v1/messages"; Task Ask() => [|http.PostAsync(Url, null)|];""")]
    [InlineData("""const string Base = "https://api.openai.com/v1"; Task Ask() => [|http.PostAsync(Base + "/images/generations", null)|];""")]
    [InlineData("""const string Base = "https://api.openai.com/v1"; Task Ask() => [|http.PostAsync($"{Base}/images/generations", null)|];""")]
    [InlineData("""Task Ask(string model) { var url = $"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent?key=1"; return [|http.PostAsync(url, null)|]; }""")]
    [InlineData("""Task Ask() { var message = [|new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses")|]; return http.SendAsync(message); }""")]
    [InlineData("""Task Ask() => http.SendAsync([|new HttpRequestMessage { Method = HttpMethod.Post, RequestUri = new("https://api.openai.com/v1/responses") }|]);""")]
    [InlineData("""Task Ask(string endpoint) => [|http.PostAsync($"{endpoint}/openai/v1/video/generations/jobs?api-version=preview", null)|];""")]
    [InlineData("""Task Ask(string id) => [|http.PostAsJsonAsync($"https://api.anthropic.com/v1/sessions/{id}/events", 1)|];""")]
    [InlineData("""Task Ask(string host, string prompt) => [|http.PostAsJsonAsync($"{host}/images/edits", new { prompt })|];""")]
    [InlineData("""Task Ask(string host) => [|http.PostAsJsonAsync($"{host}/audio/transcriptions", new { model = "whisper-1" })|];""")]
    [InlineData("""Task Ask(string ollama) => [|http.PostAsJsonAsync(ollama + "/api/chat", 1)|];""")]
    [InlineData("""Task Ask(bool old) => [|http.PostAsync(old ? "https://api.openai.com/v1/models" : "https://api.openai.com/v1/chat/completions", null)|];""")]
    [InlineData("""Task Ask() => Post("https://api.openai.com/v1/chat/completions"); Task Post(string url) => [|http.PostAsync(url, null)|];""")]
    [InlineData("""Task Ask() { http.BaseAddress = new Uri("http://localhost:11434"); return [|http.PostAsync("/api/chat", null)|]; }""")]
    [InlineData("""interface IFactory { HttpClient CreateClient(); } Task Ask(IFactory factory) => [|factory.CreateClient().PostAsync("https://api.mistral.ai/v1/chat/completions", null)|];""")]
    [InlineData("""Task Ask(string deployment) => [|http.PostAsJsonAsync($"https://acme.openai.azure.com/openai/deployments/{deployment}/chat/completions?api-version=1", new { })|];""")]
    [InlineData("""Task Ask() { var client = new HttpClient { BaseAddress = new Uri("https://api.openai.com/v1/") }; return [|client.PostAsync("images/generations", null)|]; }""")]
    [InlineData("""Task Ask() { var client = new HttpClient { BaseAddress = new Uri("https://photos.example.org/v3/") }; return client.PostAsync("images/generations", null); }""")]
    [InlineData("""Task Ask() { var client = new HttpClient(); client.BaseAddress = new("https://api.openai.com/v1"); return client.PostAsync("images/generations", null); }""")]
    [InlineData("""class Handler : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { request.RequestUri = new Uri("https://api.openai.com/v1/chat/completions"); return await base.SendAsync(request, c); } }""")]
    [InlineData("""class Handler : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { var message = new HttpRequestMessage(); [|message.RequestUri = new Uri("https://api.openai.com/v1/chat/completions")|]; return base.SendAsync(message, c); } }""")]
    [InlineData("""class Handler : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { request = new(); [|request.RequestUri = new Uri("https://api.openai.com/v1/chat/completions")|]; return base.SendAsync(request, c); } }""")]
    [InlineData("""class Sender { protected virtual Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) { [|request.RequestUri = new Uri("https://api.openai.com/v1/chat/completions")|]; return new HttpClient().SendAsync(request); } }""")]
    [InlineData("""Task Ask(HttpRequestMessage message) { [|message.RequestUri = new Uri("https://api.openai.com/v1/responses")|]; return http.SendAsync(message); }""")]
    [InlineData("""Task Ask() => http.SendAsync([|new HttpRequestMessage(HttpMethod.Post, new Uri(Base, "v1/chat/completions"))|]); static readonly Uri Base = new("https://api.openai.com/");""")]
    [InlineData("""Task Ask(Uri at) => [|http.PostAsync(new Uri(at, "v1/chat/completions"), null)|];""")]
    [InlineData("""Task Ask() => [|http.PostAsync(new Uri("https://api.openai.com/v1/chat/completions").AbsoluteUri, null)|];""")]
    [InlineData("""Task Ask() => [|http.PostAsync(new UriBuilder("https://api.openai.com/v1/chat/completions").Uri, null)|];""")]
    [InlineData("""Task Ask(string host) => [|http.PostAsync(new UriBuilder("https", host, 443, "/v1/chat/completions").ToString(), null)|];""")]
    [InlineData("""Task Ask(string host) { var url = new UriBuilder { Host = host, Path = "/v1/chat/completions" }; return [|http.PostAsync(url.Uri, null)|]; }""")]
    [InlineData("""Task Ask(string host) { var url = new UriBuilder(host); url.Path = "/v1/chat/completions"; return [|http.PostAsync(url.Uri, null)|]; }""")]
    [InlineData("""static class Setup { static void Configure(HttpClient client) => client.BaseAddress = new("https://api.openai.com/"); } Task Ask() => [|http.PostAsync("v1/chat/completions", null)|];""")]
    public Task A_request_to_a_model_needs_a_governed_member(string members) => Verify.Reports(InClass(members));

    // Clients other than HttpClient, and what is made of the URL on the way.
    [Theory]
    [MemberData(nameof(RawRequests.OtherClients), MemberType = typeof(RawRequests))]
    public Task Other_clients_send_requests_too(string members) => Verify.Reports(RawRequests.File(members, RawRequests.UsingClients) + RawRequests.Clients);

    // What only fetches is none, and an address may be the whole URL; Refit and its like declare a request.
    [Theory]
    [MemberData(nameof(RawRequests.Reading), MemberType = typeof(RawRequests))]
    [MemberData(nameof(RawRequests.Addressed), MemberType = typeof(RawRequests))]
    public Task A_request_is_told_by_its_verb_and_its_clients_address(string members) => Verify.Reports(RawRequests.File(members));

    // The URL is made by another member than the one that makes the request.
    [Theory]
    [MemberData(nameof(RawRequests.Elsewhere), MemberType = typeof(RawRequests))]
    public Task A_url_is_followed_out_of_the_member_that_makes_it(string members) => Verify.Reports(RawRequests.File(members));

    [Theory]
    [MemberData(nameof(RawRequests.Declared), MemberType = typeof(RawRequests))]
    public Task An_attribute_declares_a_request(string members) => Verify.Reports(RawRequests.File(members, RawRequests.UsingClients) + RawRequests.Clients);

    // The URL comes from configuration and says nothing; the body does.
    [Theory]
    [MemberData(nameof(RawRequests.Bodies), MemberType = typeof(RawRequests))]
    public Task What_is_sent_tells_a_model_where_the_address_does_not(string members) => Verify.Reports(RawRequests.File(members));

    [Fact]
    public Task Top_level_code_is_read_as_a_whole() => Verify.Reports(
        """
        using System.Net.Http;
        using System.Net.Http.Json;
        var body = new { model = "m", messages = new[] { new { role = "user", content = "Hello" } } };
        await [|new HttpClient().PostAsJsonAsync(args[0], body)|];
        """);

    // Its code is not at hand, so what it is called has to do.
    [Theory]
    [MemberData(nameof(RawRequests.Senders), MemberType = typeof(RawRequests))]
    public async Task A_helper_of_another_assembly_sends_them(string members)
    {
        var helpers = CSharpCompilation.Create("Helpers", [CSharpSyntaxTree.ParseText(RawRequests.Library)], TestReferences.FrameworkOnly, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(helpers.Emit(image).Success);
        image.Position = 0;
        await (Verify with { References = [.. Verify.References, helpers.ToMetadataReference()] }).ReportsInOneFile(RawRequests.File(members));
        await (Verify with { References = [.. Verify.References, MetadataReference.CreateFromStream(image)] }).ReportsInOneFile(RawRequests.File(members));
    }

    [Theory]
    [InlineData("""Task Ask(bool old) => [|http.PostAsync(old ? "/v1/chat/completions" : "https://acme.example/v1/chat/completions", null)|];""")]
    [InlineData("""HttpRequestMessage Build(string? host) { var url = "/v1/chat/completions"; if (host is not null) url = $"{host}/v1/chat/completions"; return [|new(HttpMethod.Post, url)|]; }""")]
    [InlineData("""const string Old = "/v1/chat/completions"; const string New = "/openai/v1/chat/completions"; Task Ask(bool old) => [|http.PostAsync(old ? Old : New, null)|];""")]
    [InlineData("""Task Ask(bool old) { var url = "/v1/chat/completions"; return [|http.PostAsync(old ? url : new Uri(url).ToString(), null)|]; }""")]
    public Task A_request_that_several_texts_lead_to_is_one(string members) => Verify.Reports(InClass(members));

    [Theory]
    [InlineData("""Task Ask() => http.GetAsync("https://api.openai.com/v1/models");""")]
    [InlineData("""Task Ask() => http.PostAsync("https://api.openai.com/v1/files", null);""")]
    [InlineData("""Task Ask(string endpoint, string id) => http.GetAsync($"{endpoint}/openai/v1/video/generations/jobs/{id}?api-version=preview");""")]
    [InlineData("""Task Ask() => http.PostAsync("https://api.anthropic.com/v1/sessions", null);""")]
    [InlineData("""Task Ask() => http.PostAsync("https://survey.example.com/v1/responses", null);""")]
    [InlineData("""Task Ask() => http.PostAsync("https://sms.example.com/v1/messages", null);""")]
    [InlineData("""Task Ask() => http.PostAsync("/api/chat", null);""")]
    [InlineData("""Task Crop(string host) => http.PostAsJsonAsync($"{host}/images/edits", new { width = 9 });""")]
    [InlineData("""Task Ask() => http.PostAsync("https://api.openai.com/v1/embeddings", null);""")]
    [InlineData("""void Log() => Console.WriteLine("https://api.openai.com/v1/chat/completions");""")]
    [InlineData("""string Help => "See https://api.openai.com/v1/chat/completions.";""")]
    public Task Other_requests_and_other_strings_are_quiet(string members) => Verify.Reports(InClass(members));

    // A path that only one vendor's host makes telling, with the host in another type: beyond what is looked at, as the page says.
    [Fact]
    public Task A_path_that_needs_its_host_is_not_seen_without_it() => Verify.ReportsInOneFile(
        InClass("""Task Ask() => http.PostAsync("/api/chat", null);""") + """class Setup { static void Configure(HttpClient client) => client.BaseAddress = new("http://localhost:11434"); }""");

    [Fact]
    public async Task A_constant_may_stand_in_another_type() =>
        Assert.StartsWith("`Ask` calls a model by HTTP (OpenAI-compatible server)", Assert.Single(await Verify.Reports(InClass(
            """Task Ask() => [|http.PostAsync(Endpoints.Chat, null)|]; static class Endpoints { public const string Chat = "https://api.openai.com/v1/chat/completions"; }"""))).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public Task A_core_is_governed() => Verify.ReportsInOneFile(InClass(
        """[AuditLog] public partial Task AskAsync(); Task AskCoreAsync() => http.PostAsync("https://api.openai.com/v1/chat/completions", null);"""));

    [Theory]
    [InlineData("""HttpRequestMessage PrepareCore() => [|new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses")|];""")]
    [InlineData("""HttpRequestMessage PrepareCore() => [|new() { Method = HttpMethod.Post, RequestUri = new("https://api.openai.com/v1/responses") }|];""")]
    [InlineData("""HttpRequestMessage PrepareCore() { var message = new HttpRequestMessage(); [|message.RequestUri = new("https://api.openai.com/v1/responses")|]; Sign(message); return message; }""")]
    [InlineData("""HttpRequestMessage PrepareCore() { return Make(); HttpRequestMessage Make() => [|new(HttpMethod.Post, "https://api.openai.com/v1/responses")|]; }""")]
    public async Task Governing_what_only_prepares_a_request_answers_for_nobody_who_sends_it(string body) => Assert.EndsWith(
        "the request is only prepared here, so whoever sends it has to: add [CallersGovern]",
        Assert.Single(await Verify.ReportsInOneFile(InClass($$"""
            [AuditLog] public partial HttpRequestMessage Prepare(); {{body}} static void Sign(HttpRequestMessage message) { }
            Task SendAsync() => http.SendAsync(Prepare());
            """))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(PreparedRequests.Requests), MemberType = typeof(PreparedRequests))]
    [MemberData(nameof(PreparedRequests.Two), MemberType = typeof(PreparedRequests))]
    public Task What_governs_a_method_that_only_prepares_a_request_governs_nothing(string members) => Verify.ReportsInOneFile(PreparedRequests.File(members));

    [Theory]
    [MemberData(nameof(PreparedRequests.Calls), MemberType = typeof(PreparedRequests))]
    public Task Who_takes_a_request_from_a_method_that_hands_its_obligation_on_has_to_send_it_governed(string members) =>
        (Verify with { Id = "GAI1001" }).ReportsInOneFile(PreparedRequests.File(members));

    [Fact]
    public Task Kinds_that_are_on_count() =>
        Verify.With("governedai.model_call_kinds", "embedding").Reports(InClass(
            """Task Ask() => [|http.PostAsync("https://api.openai.com/v1/embeddings", null)|]; Task Chat() => http.PostAsync("https://api.openai.com/v1/chat/completions", null);"""));


    private static string InClass(string members) => RawRequests.File(members);
}
