using System.Globalization;
using System.Text.RegularExpressions;
using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Writes a time-out as <c>hh:mm:ss</c>. A bare number is taken for minutes, the unit in which people wait for an answer.</summary>
internal sealed class WriteTimeout : AttributeOffer
{
    private static readonly Regex Number = new(@"^\s*(\d{1,6})\s*(|s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Clock = new(@"^\s*(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?\s*$", RegexOptions.CultureInvariant);

    public override string Title => "Write hours, minutes and seconds (a bare number is minutes)";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing)
    {
        if (AttributeArgument.Find(attribute, "StepTimeout") is null || governing.Value<string>("StepTimeout") is not { } text || Meant(text) is not { } meant || meant <= TimeSpan.Zero)
            return null;

        return _ =>
        {
            if (file.Treats(attribute))
                AttributeArgument.Set(file, attribute, "StepTimeout", $"\"{meant.ToString("c", CultureInfo.InvariantCulture)}\"");
        };
    }

    private static TimeSpan? Meant(string text)
    {
        if (Number.Match(text) is { Success: true } number)
        {
            var count = int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture);
            return number.Groups[2].Value.ToLowerInvariant().FirstOrDefault() switch
            {
                's' => TimeSpan.FromSeconds(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => TimeSpan.FromMinutes(count),
            };
        }

        return Clock.Match(text) is { Success: true } clock ? new TimeSpan(Part(clock, 1), Part(clock, 2), Part(clock, 3)) : null;
    }

    private static int Part(Match clock, int group) =>
        clock.Groups[group].Success ? int.Parse(clock.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
}
