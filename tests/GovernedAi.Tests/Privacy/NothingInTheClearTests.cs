using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Testing;
using Microsoft.Extensions.Logging;

namespace GovernedAi.Tests.Privacy;

/// <summary>A real folder, a log and a trace, searched from end to end for what must not be in them.</summary>
[Collection("default governance of the process")]
public sealed class NothingInTheClearTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly HeardLog _log = new();
    private readonly GovernanceLease _governance;

    public NothingInTheClearTests() => _governance = GovernanceHost.Use(
        o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("desk", "ana");
        },
        _clock,
        _log);

    public void Dispose()
    {
        _governance.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task After_a_decided_call_nothing_sensitive_lies_in_the_folder()
    {
        var payments = new Payments(_governance, Payments.Method(escalated: true))
        {
            Core = async () =>
            {
                await Payments.CallModelAsync($"Pay {Payments.Iban}? gift for Anna", "account 99887766");
                return new Advice("pay", "99887766");
            },
            Question = _ => $"Pay {Payments.Iban}?",
        };
        var advising = payments.AdviseAsync(Payments.Payment, "gift for Anna");
        await _clock.WhenWaitingAsync(2);
        using var elsewhere = new FileApprovalStore(_folder["approvals"], _clock);
        var request = await elsewhere.ListWaitingAsync().FirstAsync();
        await new ApprovalDesk(elsewhere, _clock).AnswerAsync(request.Id, "ana", GovernedAi.Json.RawJson.TryParse("""{"Text":"no","Account":"11223344"}""", out var answer) ? answer : default, "wrong account", default);
        Assert.Equal("11223344", (await advising.WaitAsync(TimeSpan.FromSeconds(20))).Account);

        Assert.Empty(Finds(Payments.Iban, "Hafenweg", "80331", "0151-2345", "gift for Anna", "99887766", "11223344"));
        Assert.NotEmpty(Finds("P-1"));
    }

    [Fact]
    public async Task An_exception_that_quotes_something_sensitive_does_not_carry_it_into_the_log()
    {
        var payments = new Payments(_governance, Payments.Method(fallbacks: "ByHand"))
        {
            Core = () => throw new InvalidOperationException($"HTTP 400: bad account {Payments.Iban}", new FormatException("gift for Anna")),
        };
        await payments.AdviseAsync(Payments.Payment, "gift for Anna");

        var said = Assert.Single(_log.Lines, line => line.Contains("did not answer"));
        Assert.Contains("System.InvalidOperationException: HTTP 400: bad account [redacted]", said);
        Assert.DoesNotContain("gift for Anna", said);
    }

    /// <summary>The files in which one of the texts stands.</summary>
    private List<string> Finds(params string[] texts) =>
        [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => (Path.GetExtension(file) is ".json" or ".jsonl") && texts.Any(File.ReadAllText(file).Contains))];

    private sealed class HeardLog : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add($"{formatter(state, exception)} {exception}");
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
