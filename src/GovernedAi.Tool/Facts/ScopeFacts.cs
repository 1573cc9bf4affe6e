using System.Collections.Immutable;

namespace GovernedAi.Tool.Facts;

/// <summary>What house rules go by that look at a method's types and attributes.</summary>
/// <param name="Handles">Full names of the types of its parameters and its result, those inside lists and tasks too, with their bases and interfaces.</param>
/// <param name="Bears">Full names of the attributes on it, its parameters, its types and the types it handles, with their bases.</param>
/// <param name="Unresolved">Types whose assembly was not there to be read: their bases and attributes are not known.</param>
internal sealed record ScopeFacts(ImmutableArray<string> Handles, ImmutableArray<string> Bears, ImmutableArray<string> Unresolved);
