using System.Text.Json;
using GovernedAi.Payloads;
using GovernedAi.Tool.Tests.Commands;

namespace GovernedAi.Tool.Tests.Evidence;

public sealed class EvidenceCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GovernedProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_request_is_found_shown_and_released_from_outside()
    {
        var routing = _program.RouteAsync("BL-7", asks: true);
        var request = await WaitingRequestAsync();

        var shown = await Run("show", request);
        Assert.Contains("Route BL-7 to hazmat?", shown.Out);
        Assert.Contains("proposed    \"hazmat\"", shown.Out);
        Assert.Contains("fallback    RouteByRules would answer \"general\"", shown.Out);
        Assert.Contains("RouteByRules would answer \"general\"", (await Run("inbox")).Out);
        Assert.Contains("\"answer\": \"general\"", (await Run("inbox", "--format", "json")).Out);
        Assert.Contains("otherwise   FreightRouter.RouteAsync fails", shown.Out);

        var released = await Run("release", request, "--as", "ana", "--reason", "papers are in order");
        Assert.Equal((0, ""), (released.ExitCode, released.Error));
        Assert.Equal("hazmat", await routing.WaitAsync(Patience));
        Assert.Empty((await Run("inbox")).Out);
    }

    [Fact]
    public async Task A_quorum_is_shown_and_one_word_of_two_leaves_it_open()
    {
        var routing = _program.RouteAsync("BL-7", asks: true, quorum: 2);
        var request = await WaitingRequestAsync();

        var first = await Run("release", request, "--as", "ana", "--reason", "papers are in order");
        var shown = await Run("show", request);

        Assert.Contains("2 different people have to say the same, so it stays open.", first.Out);
        Assert.Contains("quorum      2 different people have to say the same; one rejection ends it", shown.Out);
        Assert.Contains("said        ana: release (papers are in order)", shown.Out);
        Assert.False(routing.IsCompleted);
        Assert.Equal(1, (await Run("release", request, "--as", "ana", "--reason", "again")).ExitCode);

        await Run("release", request, "--as", "bo", "--reason", "in order");
        Assert.Equal("hazmat", await routing.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_drill_says_so_in_inbox_show_and_ledger()
    {
        var drilling = _program.Governance.Drills.RunAsync("is the desk there", null, () => _program.RouteAsync("BL-7", asks: true));
        var request = await WaitingRequestAsync();

        Assert.Contains("DRILL (is the desk there): Route BL-7 to hazmat?", (await Run("inbox")).Out);
        Assert.Contains("DRILL: is the desk there. Nothing but the drill is released.", (await Run("show", request)).Out);
        await Run("release", request, "--as", "ana", "--reason", "here");
        Assert.Equal(["hazmat-desk"], (await drilling.WaitAsync(Patience)).Asked);

        await _program.RouteAsync("BL-8", asks: false);
        var marked = (await Run("ledger", "show")).Out.Split('\n').Where(line => line.Contains("\"drill\":{\"name\":\"is the desk there\"}")).Select(line => line.Split('\t')[2]);
        Assert.Equal(["intent", "approvalRequested", "approvalAsked", "approvalDecided", "outcome"], marked);
        var page = Path.Combine(_program.Folder, "export.html");
        Assert.Equal(0, (await Run("ledger", "export", "--output", page)).ExitCode);
        Assert.Single((await File.ReadAllTextAsync(page)).Split("<p class=\"drill\">DRILL: is the desk there</p>").Skip(1));
    }

    [Theory]
    [InlineData("../../etc/passwd", "'../../etc/passwd' is no request id.")]
    [InlineData("nosuch", "'nosuch' is no request id.")]
    [InlineData("k3v8m2x9qa", "There is no request k3v8m2x9qa.")]
    public async Task What_is_no_request_is_said_and_not_shown(string id, string message)
    {
        var shown = await Run("show", id);
        Assert.Equal((2, message), (shown.ExitCode, shown.Error.Trim()));
    }

    [Fact]
    public async Task Without_shadow_calls_it_says_so() =>
        Assert.Equal("No call in shadow mode is on record.", (await Run("shadow")).Out.Trim());

    [Fact]
    public async Task A_correction_is_what_the_caller_gets()
    {
        var routing = _program.RouteAsync("BL-7", asks: true);

        var answered = await Run("answer", await WaitingRequestAsync(), "--as", "ana", "--reason", "it is paint", "--result", "\"general\"");

        Assert.Equal(0, answered.ExitCode);
        Assert.Equal("general", await routing.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_rejection_reaches_the_caller_with_its_reason()
    {
        var routing = _program.RouteAsync("BL-7", asks: true);

        await Run("reject", await WaitingRequestAsync(), "--as", "ana", "--reason", "wrong dock");

        var thrown = await Assert.ThrowsAsync<ApprovalRejectedException>(() => routing.WaitAsync(Patience));
        Assert.Equal(("ana", "wrong dock"), (thrown.DecidedBy, thrown.Reason));
    }

    [Theory]
    [InlineData("--as", "olaf", "olaf is in none of the groups asked so far: hazmat-desk.")]
    [InlineData("--folder", null, "belongs to nobody who was asked (ana, bo). Say who decides: --as <person>.")]
    public async Task Whoever_was_not_asked_decides_nothing(string option, string? value, string refusal)
    {
        var routing = _program.RouteAsync("BL-7", asks: true);
        var request = await WaitingRequestAsync();

        var refused = value is null ? await Run("release", request, "--reason", "why not") : await Run("release", request, option, value, "--reason", "why not");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(refusal, refused.Error);
        Assert.Contains(request, (await Run("inbox")).Out);
        await Run("release", request, "--as", "ana", "--reason", "done");
        await routing.WaitAsync(Patience);
    }

    [Fact]
    public async Task What_is_suspended_is_refused_and_goes_on_when_resumed()
    {
        Assert.Equal(0, (await Run("suspend", "use-case", "inbound-routing", "--reason", "drifts", "--as", "marta")).ExitCode);
        _program.Clock.Advance(TimeSpan.FromSeconds(2));
        var thrown = await Assert.ThrowsAsync<GovernanceSuspendedException>(() => _program.RouteAsync("BL-7", asks: false));
        Assert.Equal("drifts", thrown.Suspended.Reason);

        Assert.Equal(0, (await Run("resume", "use-case", "inbound-routing", "--reason", "retrained")).ExitCode);
        Assert.Equal(1, (await Run("resume", "use-case", "inbound-routing", "--reason", "again")).ExitCode);
        _program.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("hazmat", await _program.RouteAsync("BL-7", asks: false));
        Assert.Contains("marta", (await Run("ledger", "show")).Out);
    }

    [Fact]
    public async Task Verify_is_content_with_what_was_written_and_names_what_was_changed()
    {
        await _program.RouteAsync("BL-7", asks: false);
        var intact = await Run("ledger", "verify");
        Assert.Equal(0, intact.ExitCode);
        Assert.Contains("ordered, not protected", intact.Out);
        var anchor = intact.Out.Split('\n').Single(line => line.StartsWith("anchor: ", StringComparison.Ordinal))["anchor: ".Length..].Trim();
        Assert.Equal(0, (await Run("ledger", "verify", "--anchor", anchor)).ExitCode);

        var file = Directory.GetFiles(Path.Combine(_program.Folder, "ledger"), "*.jsonl").Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"useCase\":\"inbound-routing\"", "\"useCase\":\"outbound-routing\""));

        var changed = await Run("ledger", "verify");
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("its content was changed after it was written", changed.Out);
    }

    [Fact]
    public async Task The_export_holds_records_with_their_content_and_says_what_was_erased()
    {
        await _program.RouteAsync("BL-7 <fragile>", asks: false);
        await _program.RouteAsync("BL-8", asks: false);
        var page = (await Run("ledger", "export")).Out;
        Assert.Contains("No record was changed", page);
        Assert.Contains("&lt;fragile&gt;", page.Replace("\\u003C", "&lt;").Replace("\\u003E", "&gt;"));

        var json = JsonDocument.Parse((await Run("ledger", "export", "--format", "json", "--use-case", "inbound-routing")).Out).RootElement;
        var intents = json.GetProperty("records").EnumerateArray().Where(record => record.GetProperty("kind").GetString() == "intent").ToList();
        Assert.Equal(2, intents.Count);
        Assert.Equal("BL-8", intents[1].GetProperty("content")[0].GetProperty("value").GetString());

        var payload = intents[1].GetProperty("data").GetProperty("arguments").GetProperty("bill").GetProperty("payload").GetString()!;
        Assert.True(await new FilePayloadStore(Path.Combine(_program.Folder, "payloads")).EraseAsync(payload));
        Assert.Contains("arguments.bill: erased", (await Run("ledger", "export")).Out);
    }

    [Theory]
    [InlineData("--since", "1999-01-01", true)]
    [InlineData("--until", "1999-01-01", false)]
    [InlineData("--use-case", "outbound", false)]
    [InlineData("--method", "FreightRouter", true)]
    public async Task Records_are_shown_by_time_use_case_and_method(string option, string value, bool shown)
    {
        await _program.RouteAsync("BL-7", asks: false);

        Assert.Equal(shown, (await Run("ledger", "show", option, value)).Out.Contains("intent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inbox", "--folder", "/nowhere/at/all", "There is no governance folder at /nowhere/at/all.")]
    [InlineData("ledger", "show", "--since=yesterday", "--since: \"yesterday\" is no moment")]
    [InlineData("ledger", "verify", "--key=plain", "--key: \"plain\" is not id=file.")]
    public async Task What_cannot_be_read_is_said_with_exit_code_two(string command, string next, string last, string message)
    {
        var run = next == "--folder" ? await RunningCommand.Of(command, next, last) : await Run(command, next, last);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    private Task<RunningCommand> Run(params string[] args) => RunningCommand.Of([.. args, "--folder", _program.Folder]);

    private async Task<string> WaitingRequestAsync()
    {
        await _program.Clock.WhenWaitingAsync(2).WaitAsync(Patience);
        var inbox = JsonDocument.Parse((await Run("inbox", "--format", "json")).Out).RootElement;
        return Assert.Single(inbox.EnumerateArray().ToArray()).GetProperty("request").GetString()!;
    }
}
