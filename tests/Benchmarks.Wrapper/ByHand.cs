using Castle.DynamicProxy;

namespace Benchmarks.Wrapper;

/// <summary>What a team would write by hand, method by method.</summary>
internal sealed class DeskDecorator(IDesk inner, Evidence evidence) : IDesk
{
    private static readonly string[] Names = ["number", "suspends"];

    public async Task<int> AskAsync(int number, bool suspends)
    {
        var call = evidence.Begin("Desk.AskAsync");
        await evidence.IntentAsync(call).ConfigureAwait(false);
        int result;
        string? answeredBy = null;
        try
        {
            evidence.DemandRunning(call);
            using (evidence.Enter(call))
                result = await inner.AskAsync(number, suspends).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await evidence.FailedAsync(call, failure).ConfigureAwait(false);
            answeredBy = "Rules";
            result = number;
        }

        await evidence.OutcomeAsync(call, answeredBy).ConfigureAwait(false);
        return result;
    }

    public async Task<int> AuditAsync(int number, bool suspends)
    {
        var call = evidence.Begin("Desk.AuditAsync");
        await evidence.IntentAsync(call, Names, [evidence.Keep(call, number), evidence.Keep(call, suspends)]).ConfigureAwait(false);
        int result;
        string? answeredBy = null;
        try
        {
            evidence.DemandRunning(call);
            using (evidence.Enter(call))
                result = await inner.AuditAsync(number, suspends).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await evidence.FailedAsync(call, failure).ConfigureAwait(false);
            answeredBy = "Rules";
            result = number;
        }

        await evidence.OutcomeAsync(call, answeredBy, evidence.Keep(call, result)).ConfigureAwait(false);
        return result;
    }
}

/// <summary>The same for any such method, by proxy.</summary>
internal sealed class DeskInterceptor(Evidence evidence) : IInterceptor
{
    private static readonly string[] Names = ["number", "suspends"];

    public void Intercept(IInvocation invocation) => invocation.ReturnValue = RunAsync(invocation, invocation.CaptureProceedInfo());

    private async Task<int> RunAsync(IInvocation invocation, IInvocationProceedInfo proceed)
    {
        var (number, suspends) = ((int)invocation.Arguments[0]!, (bool)invocation.Arguments[1]!);
        var audited = invocation.Method.Name == nameof(IDesk.AuditAsync);
        var call = evidence.Begin(invocation.Method.Name);
        await evidence.IntentAsync(call, audited ? Names : null, audited ? [evidence.Keep(call, number), evidence.Keep(call, suspends)] : null).ConfigureAwait(false);
        int result;
        string? answeredBy = null;
        try
        {
            evidence.DemandRunning(call);
            using (evidence.Enter(call))
            {
                proceed.Invoke();
                result = await ((Task<int>)invocation.ReturnValue!).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            await evidence.FailedAsync(call, failure).ConfigureAwait(false);
            answeredBy = "Rules";
            result = number;
        }

        await evidence.OutcomeAsync(call, answeredBy, audited ? evidence.Keep(call, result) : null).ConfigureAwait(false);
        return result;
    }
}
