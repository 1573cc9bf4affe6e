namespace Microsoft.AspNetCore.Identity;

/// <summary>Stands in for the attribute of ASP.NET Core Identity, which is recognised by its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalDataAttribute : Attribute;
