using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>Written into an assembly by the generator: a rule set that its build was held to.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuleSetInForceAttribute(string name, string version, string hash) : Attribute
{
    /// <summary>The assembly name of the rule set.</summary>
    public string Name { get; } = name;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;

    /// <summary>SHA-256, in hexadecimal, of what the set's rules say, whatever build they came from.</summary>
    public string Hash { get; } = hash;

    /// <summary>The longest a waiver may run by this set, in days from today; 0 sets no limit.</summary>
    public int MaxWaiverDays { get; set; }

    /// <summary>The only names that may approve a waiver by this set, <c>*</c> standing for any characters; <see langword="null"/> is anybody.</summary>
    public string[]? WaiversApprovedBy { get; set; }

    /// <summary>The ids that its rules answer to, those they replace among them; <see langword="null"/> where there are none.</summary>
    public string[]? Rules { get; set; }
}
