namespace GovernedAi;

/// <summary>What the three governing attributes share: the identity of the governed method and the name of its body.</summary>
/// <remarks>
/// A governing attribute stands on a <c>partial</c> method declaration. The generator writes the implementing part, which runs
/// the body: for <c>RouteAsync</c> the private method <c>RouteCoreAsync</c>, for <c>Route</c> the method <c>RouteCore</c>, or
/// the one that <see cref="Core"/> names. It may also stand on an attribute class of the house's own, which then governs
/// every method it is put on.
/// </remarks>
public abstract class GovernanceAttribute : Attribute
{
    /// <summary>
    /// A name for this governed method that survives renames and moves; the ledger's history keys on it. Without one the
    /// documentation-comment id of the method is used. Governing attributes of one method may not name different ids.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>
    /// The private method that holds the body, as <c>nameof(…)</c>: same type, same parameters, same return type.
    /// </summary>
    public string? Core { get; set; }
}
