using System.Security.Cryptography;
using System.Text;
using GovernedAi.Json;

namespace GovernedAi.Payloads;

/// <summary>
/// Stands for the id of a data subject where content is kept: HMAC-SHA256 of the id, in UTF-8, under the store's subject key, in
/// lower-case hexadecimal. Without the key it cannot be guessed; it is erased with the content.
/// </summary>
public static class Pseudonym
{
    /// <summary>The pseudonym of one id.</summary>
    /// <param name="store">The store whose key counts.</param>
    /// <param name="subject">The id as the program knows it.</param>
    public static string Of(IPayloadStore store, string subject) =>
        Hex.Lower(HMACSHA256.HashData(store.SubjectKey.Span, Encoding.UTF8.GetBytes(subject)));

    internal static IReadOnlyList<string> Of(IPayloadStore store, IReadOnlyList<string> subjects) =>
        subjects.Count == 0 ? [] : OfEach(store, subjects);

    private static string[] OfEach(IPayloadStore store, IReadOnlyList<string> subjects) => [.. subjects.Select(subject => Of(store, subject))];
}
