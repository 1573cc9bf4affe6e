using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Puts together what a person is asked.</summary>
internal static class RequestComposer
{
    public static ApprovalRequest Compose(GovernanceEngine engine, GovernedCall call, TimeSpan stepTimeout, string? question, byte[]? proposal)
    {
        var key = engine.Approvals.BindingKey.Span;
        var method = call.Method;
        var policy = method.Escalation!;
        return new ApprovalRequest
        {
            Id = ApprovalName.New(),
            Call = call.Id.ToString("N"),
            Method = method.Id,
            Name = method.Name,
            Assembly = method.Assembly,
            UseCase = method.UseCase,
            At = engine.Clock.GetUtcNow(),
            Ask = policy.Ask,
            Question = question ?? (policy.Ask == Ask.BeforeModel ? $"May {method.Name} ask the model?" : $"Release what {method.Name} proposes?"),
            Requester = engine.Requester?.Current,
            Chain = policy.Chain,
            StepTimeout = stepTimeout,
            Quorum = policy.Quorum,
            IfNobodyAnswers = IfNobodyAnswers.Of(method),
            Binding = new ApprovalBinding(method.Id, call.DigestOfArguments(key), BindingDigest.OfResult(key, proposal)),
            Arguments = (call.Arguments ?? []).Where(argument => argument.Content is not null)
                .ToDictionary(argument => argument.Name, argument => new RawJson(argument.Content)),
            Proposal = proposal is null ? null : new RawJson(proposal),
        };
    }
}
