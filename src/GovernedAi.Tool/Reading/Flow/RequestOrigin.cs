using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>How a member comes by a request.</summary>
internal enum RequestSource
{
    /// <summary>A call or a constructor gives it.</summary>
    Call,

    /// <summary>Its caller gives it.</summary>
    Argument,

    /// <summary>A field or property that others see holds it.</summary>
    Holder,
}

/// <summary>Where a value comes from that is an HTTP request, will be one when it is awaited, or makes one when it is run.</summary>
/// <param name="In">The method as compiled; for a holder, the member as the user wrote it.</param>
/// <param name="At">Offset of the call, index of the argument, or token of the field; 0 for a property.</param>
/// <param name="Property">The property that holds it.</param>
internal readonly record struct RequestOrigin(RequestSource Source, MethodDefinitionHandle In, int At, string Property = "")
{
    /// <summary>Whether others have the request before the member does anything with it.</summary>
    public bool IsOthers => Source is RequestSource.Argument or RequestSource.Holder;
}
