using GovernedAi.CodeFixes.Delegating;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>What one edit has named in one project: parts of one type may lie in several files.</summary>
internal sealed class ProjectNames
{
    public TakenNames Members { get; } = new();

    public ExtractedMethods Extracted { get; } = new();

    public GovernedAgentNames GovernedAgents { get; } = new();
}
