using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovernedAi.HealthChecks;

/// <summary>What the looks at the governance have found: the worst of it is the status, all of it the words.</summary>
internal sealed class HealthFindings
{
    private readonly List<(HealthStatus Status, string Words)> _faults = [];
    private readonly Dictionary<string, object> _data = new(StringComparer.Ordinal);
    private Exception? _exception;

    public void Note(string name, object value) => _data[name] = value;

    public void Degraded(string words, Exception? exception = null) => Add(HealthStatus.Degraded, words, exception);

    public void Unhealthy(string words, Exception? exception = null) => Add(HealthStatus.Unhealthy, words, exception);

    /// <param name="failure">What the registration wants reported in place of unhealthy.</param>
    public HealthCheckResult Result(HealthStatus failure)
    {
        if (_faults.Count == 0)
            return HealthCheckResult.Healthy("The ledger can be written, its disk has room, and nobody has been waited for too long.", _data);
        // HealthStatus counts down: Unhealthy is 0.
        var worst = _faults.Min(fault => fault.Status);
        var words = string.Join(" ", _faults.OrderBy(fault => fault.Status).Select(fault => fault.Words));
        return new HealthCheckResult(worst == HealthStatus.Unhealthy ? failure : worst, words, _exception, _data);
    }

    private void Add(HealthStatus status, string words, Exception? exception)
    {
        _faults.Add((status, words));
        _exception ??= exception;
    }
}
