using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

public sealed class ModelCallScopeTests : IDisposable
{
    private static readonly Bill Bill = new("BL-1", "pallets");

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task A_captured_call_is_recorded_under_the_method_that_governs_it()
    {
        await RouterThat(_ => CallModelAsync()).RouteAsync(Bill);

        var record = Assert.Single(_governance.Records, record => record.Kind == "modelCall");
        Assert.Equal(_governance.Records[0].Call, record.Call);
        Assert.Equal("\"where to?\"", _governance.Content(record, "prompt"));
        Assert.Equal("\"standard\"", _governance.Content(record, "response"));
        Assert.Equal(("gpt-9", 11, 3), (record.Data.GetProperty("model").GetString(), record.Data.GetProperty("inputTokens").GetInt32(), record.Data.GetProperty("outputTokens").GetInt32()));
    }

    [Fact]
    public async Task A_failed_call_is_recorded_with_its_error()
    {
        var router = RouterThat(async _ =>
        {
            var call = CapturedCall.Begin(Facts.Site());
            call.Fail(new TimeoutException());
            await call.CompleteAsync();
            throw new TimeoutException();
        });

        await Assert.ThrowsAsync<TimeoutException>(() => router.RouteAsync(Bill));

        var record = Assert.Single(_governance.Records, record => record.Kind == "modelCall");
        Assert.Equal("System.TimeoutException", record.Data.GetProperty("error").GetString());
    }

    [Fact]
    public void Outside_every_scope_it_does_not_pass()
    {
        var thrown = Assert.Throws<UngovernedModelCallException>(() => CapturedCall.Begin(Facts.Site()));

        Assert.Contains("FreightRouter.cs:42", thrown.Message);
        Assert.Throws<UngovernedModelCallException>(() => CapturedCall.Begin(Facts.Site(governedBy: null)));
    }

    [Fact]
    public async Task Another_methods_scope_does_not_vouch_for_it()
    {
        var router = RouterThat(_ =>
        {
            CapturedCall.Begin(Facts.Site(governedBy: null));
            CapturedCall.Begin(Facts.Site("M:Acme.Other"));
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<UngovernedModelCallException>(() => router.RouteAsync(Bill));
    }

    [Fact]
    public async Task Inside_a_nested_governed_call_the_outer_scope_still_answers_for_its_own()
    {
        var inner = new HandMadeRouter(_governance, new GovernedMethod("M:Acme.Inner", "Acme", "Inner.RunAsync", audited: true));
        inner.Core = async (_, _) =>
        {
            await CallModelAsync();
            return new Route("inner");
        };

        await RouterThat(_ => inner.RouteAsync(Bill)).RouteAsync(Bill);

        Assert.Equal(Facts.RouteId, Assert.Single(_governance.Records, record => record.Kind == "modelCall").Method);
    }

    [Fact]
    public async Task The_scope_flows_into_tasks()
    {
        await RouterThat(_ => Task.WhenAll(Task.Run(CallModelAsync), Task.Run(CallModelAsync))).RouteAsync(Bill);

        Assert.Equal(2, _governance.Records.Count(record => record.Kind == "modelCall"));
    }

    [Fact]
    public async Task Where_the_flow_is_suppressed_it_fails_closed()
    {
        var router = RouterThat(_ =>
        {
            using (ExecutionContext.SuppressFlow())
                return Task.Run(CallModelAsync);
        });

        await Assert.ThrowsAsync<UngovernedModelCallException>(() => router.RouteAsync(Bill));
    }

    [Fact]
    public async Task Work_that_outlives_the_body_can_no_longer_call_a_model()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? left = null;
        await RouterThat(_ =>
        {
            left = Task.Run(async () =>
            {
                await gate.Task;
                await CallModelAsync();
            });
            return Task.CompletedTask;
        }).RouteAsync(Bill);

        gate.SetResult();

        var thrown = await Assert.ThrowsAsync<UngovernedModelCallException>(() => left!);
        Assert.Contains("already ended", thrown.Message);
    }

    [Fact]
    public async Task A_call_that_was_begun_in_time_and_ends_too_late_is_recorded_as_having_outlived()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? left = null;
        await RouterThat(async _ =>
        {
            await CallModelAsync();
            left = CallModelAsync(gate.Task);
        }).RouteAsync(Bill);
        gate.SetResult();
        await left!;

        Assert.Equal(["intent", "modelCall", "outcome", "modelCall"], _governance.Records.Select(record => record.Kind));
        Assert.Equal([false, true], _governance.Records.Where(record => record.Kind == "modelCall").Select(record => record.Data.TryGetProperty("outlived", out _)));
    }

    [Fact]
    public async Task A_stream_that_is_read_on_after_the_end_is_told_from_one_that_was_left()
    {
        var between = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? left = null;
        await RouterThat(async _ =>
        {
            left = ReadAsync();
            await between.Task;
        }).RouteAsync(Bill);
        gate.SetResult();
        await left!;

        Assert.Equal(["intent", "modelCall", "outcome", "modelCall"], _governance.Records.Select(record => record.Kind));
        var (early, late) = (_governance.Records[1], _governance.Records[3]);
        Assert.Equal(("abandoned", "\"stan\"", false), (early.Data.GetProperty("finishReason").GetString(), _governance.Content(early, "response"), early.Data.TryGetProperty("readOn", out _)));
        Assert.Equal(("stop", "\"standard\"", true), (late.Data.GetProperty("finishReason").GetString(), _governance.Content(late, "response"), late.Data.TryGetProperty("readOn", out _)));
        Assert.True(late.Data.GetProperty("outlived").GetBoolean());

        async Task ReadAsync()
        {
            await foreach (var _ in CapturedStream.Tap(Facts.Site(), PiecesAsync(), static _ => { }, static (answer, piece) => answer.Add(piece, null, null, null, piece == "dard" ? "stop" : null)))
            {
                between.TrySetResult();
                await gate.Task;
            }
        }

        static async IAsyncEnumerable<string> PiecesAsync()
        {
            await Task.Yield();
            yield return "stan";
            yield return "dard";
        }
    }

    [Fact]
    public void A_scope_is_entered_once()
    {
        using var call = _governance.Begin<Route>(Facts.Audited());
        using (call.EnterScope())
            Assert.Throws<InvalidOperationException>(() => call.EnterScope());
    }

    [Fact]
    public async Task A_fallback_is_outside_the_scope()
    {
        var router = RouterThat(_ => throw new TimeoutException(), Facts.WithFallbacks("RouteByRules"));
        router.Rules = (_, _) =>
        {
            CapturedCall.Begin(Facts.Site());
            return new Route("cheaper model");
        };

        await Assert.ThrowsAsync<TimeoutException>(() => router.RouteAsync(Bill));
    }

    [Fact]
    public async Task During_adoption_calls_outside_their_scope_are_recorded()
    {
        using var governance = Governance.ForTests(new() { OutsideScope = OutsideScope.Record });

        await CallModelAsync();

        var record = Assert.Single(governance.Records);
        Assert.Equal(("outsideScope", Facts.RouteId), (record.Kind, record.Data.GetProperty("demanded").GetString()));
    }

    [Fact]
    public async Task Without_an_audit_log_the_call_is_recorded_and_its_content_is_not()
    {
        var method = Facts.Method(audited: false, OnAuditFailure.Block, escalation: null, []);
        var wanted = true;
        await RouterThat(_ =>
        {
            wanted = CapturedCall.Begin(Facts.Site()).Records;
            return CallModelAsync();
        }, method).RouteAsync(Bill);

        Assert.False(wanted);
        var record = Assert.Single(_governance.Records, record => record.Kind == "modelCall");
        Assert.False(record.Data.TryGetProperty("prompt", out _));
        Assert.False(_governance.Records[0].Data.TryGetProperty("arguments", out _));
    }

    private static Task CallModelAsync() => CallModelAsync(Task.CompletedTask);

    private static async Task CallModelAsync(Task until)
    {
        var call = CapturedCall.Begin(Facts.Site());
        call.Prompt("where to?");
        await Task.Yield();
        await until;
        call.Response("standard", "gpt-9", 11, 3, "stop");
        await call.CompleteAsync();
    }

    private HandMadeRouter RouterThat(Func<Bill, Task> does, GovernedMethod? method = null) => new(_governance, method ?? Facts.Audited())
    {
        Core = async (bill, _) =>
        {
            await does(bill);
            return new Route("standard");
        },
    };
}
