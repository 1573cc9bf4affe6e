namespace GovernedAi.Approvals;

/// <summary>What a release is bound to. It releases nothing else.</summary>
/// <param name="Method">The id of the governed method.</param>
/// <param name="Arguments">Digest of the arguments.</param>
/// <param name="Result">Digest of the proposed result; <see langword="null"/> when the model is yet to be asked.</param>
/// <param name="RuleSets">Name, version and hash of the rule sets the method's build was held to; <see langword="null"/> when there were none.</param>
public sealed record ApprovalBinding(string Method, string Arguments, string? Result, string? RuleSets = null);
