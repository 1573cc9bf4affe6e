using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>What is wrong with a line of a rule set, and where it says so.</summary>
/// <param name="Subject">The rule, waiver or use case, as people name it.</param>
/// <param name="Words">What is wrong and what would be right.</param>
/// <param name="Place">The argument or attribute; <see langword="null"/> when it was read from a referenced assembly.</param>
internal sealed record RuleFault(string Subject, string Words, Location? Place);
