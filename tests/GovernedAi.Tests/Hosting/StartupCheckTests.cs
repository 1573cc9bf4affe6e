using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Engine;
using GovernedAi.Hosting;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Runtime;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

public sealed class StartupCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_group_nobody_knows_is_named_with_the_line_to_add()
    {
        var fault = await FaultOf(_folder.Path, Facts.Escalated(chain: ["hazmat-desk", "compliance"]));

        Assert.Contains("nobody knows the group 'hazmat-desk'", fault);
        Assert.Contains("o.Group(\"compliance\", \"person\")", fault);
    }

    [Fact]
    public async Task Groups_stated_in_code_are_known()
    {
        var options = new GovernedAiOptions { Folder = _folder.Path }.Group("hazmat-desk", "ana");

        await CheckAsync(options, Facts.Escalated());

        Assert.Equal(1, (await LedgerVerifier.VerifyAsync(_folder["ledger"])).Records);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task A_quorum_of_more_people_than_a_group_has_is_named(int quorum, bool isFault)
    {
        var options = new GovernedAiOptions { Folder = _folder.Path }.Group("hazmat-desk", "ana", "bo", "Ana");
        var method = Facts.With(new EscalationPolicy(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, quorum: quorum));

        var thrown = await Record.ExceptionAsync(() => CheckAsync(options, method));

        Assert.Equal(isFault, thrown is GovernanceNotConfiguredException);
        if (isFault)
            Assert.Contains("3 people have to say the same (Quorum), and the group 'hazmat-desk' has 2", thrown!.Message);
    }

    [Fact]
    public async Task A_damaged_key_of_the_approval_store_is_named_with_the_others()
    {
        var options = new GovernedAiOptions { Folder = _folder.Path }.Group("hazmat-desk", "ana");
        Directory.CreateDirectory(_folder["approvals"]);
        File.WriteAllText(Path.Combine(_folder["approvals"], ".key"), "short");

        var thrown = await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => CheckAsync(options, Facts.Escalated()));

        Assert.Contains(".key is to hold 32 random bytes, and holds 5.", thrown.Message);
    }

    [Fact]
    public async Task A_type_without_json_contract_is_named_with_the_line_to_add()
    {
        var options = new GovernedAiOptions { Folder = _folder.Path };
        options.Json.TypeInfoResolver = JsonTypeInfoResolver.Combine();
        options.Json.TypeInfoResolverChain.Add(OnlyBills.Default);
        var method = new GovernedMethod("M:Acme.Run", "Acme", "Acme.Run", audited: true, content: [typeof(Bill), typeof(Route)]);

        var thrown = await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => CheckAsync(options, method));

        Assert.Contains("[JsonSerializable(typeof(Route))]", thrown.Message);
        Assert.DoesNotContain("typeof(Bill)", thrown.Message);
    }

    [Fact]
    public async Task At_run_time_a_type_without_json_contract_fails_closed()
    {
        using var governance = Governance.ForTests(new() { Json = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() } });
        var router = new HandMadeRouter(governance, Facts.Audited());

        var thrown = await Assert.ThrowsAsync<LedgerUnavailableException>(() => router.RouteAsync(new Bill("BL-1", "pallets")));

        Assert.Equal(0, router.CoreRuns);
        Assert.Contains("o.Json.TypeInfoResolverChain.Add(", thrown.Message);
    }

    internal static async Task<string> FaultOf(string folder, params GovernedMethod[] methods) =>
        (await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => CheckAsync(new GovernedAiOptions { Folder = folder }, methods))).Message;

    private static async Task CheckAsync(GovernedAiOptions options, params GovernedMethod[] methods)
    {
        var clock = new ManualTimeProvider();
        using var ledger = EmbeddedStores.Ledger(options, clock);
        using var approvals = EmbeddedStores.Approvals(options, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var engine = new GovernanceEngine(new GovernanceParts
        {
            Ledger = ledger,
            Payloads = EmbeddedStores.Payloads(options),
            Approvals = approvals,
            People = EmbeddedStores.People(options),
            Serializer = new PayloadSerializer(options.Json),
            Clock = clock,
        });
        await new StartupCheck(engine, methods).RunAsync(CancellationToken.None);
    }
}

[JsonSerializable(typeof(Bill))]
internal sealed partial class OnlyBills : JsonSerializerContext;
