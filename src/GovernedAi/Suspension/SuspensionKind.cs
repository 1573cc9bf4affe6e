using System.Text.Json.Serialization;
using GovernedAi.Approvals;

namespace GovernedAi.Suspension;

/// <summary>What can be stopped.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SuspensionKind>))]
public enum SuspensionKind
{
    /// <summary>All methods of a use case.</summary>
    UseCase,

    /// <summary>One governed method, by its id or its name.</summary>
    Method,

    /// <summary>
    /// One model, by the name it answers under. That name is known once it has answered; so its answer is not used.
    /// </summary>
    Model,
}
