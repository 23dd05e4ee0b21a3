using System.Text.Json;
using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Every string of the corpus in one field after the other.</summary>
internal static class NaughtyCalls
{
    /// <summary>Stands for the text in a body; half a surrogate pair has no other way into JSON.</summary>
    public const string Marked = "@@@";

    /// <summary>A body with a text put in where it is marked.</summary>
    public static string With(this JsonNode body, string text) =>
        body.ToJsonString().Replace($"\"{Marked}\"", ApiNaughtyTests.Quote(text), StringComparison.Ordinal);

    /// <summary>Sends every string: taken and told back, or refused with words; never a 500.</summary>
    /// <param name="client">Who sends.</param>
    /// <param name="ask">What is sent for a text.</param>
    /// <param name="check">Judges what is told of a text that was taken.</param>
    /// <param name="alsoRight">Statuses that are answers, too.</param>
    /// <returns>How many were taken and how many refused.</returns>
    public static async Task<(int Taken, int Refused)> EveryAsync(
        this HttpClient client,
        Func<string, Task<NaughtyCall>> ask,
        Action<string, JsonNode> check,
        params int[] alsoRight
    )
    {
        var (taken, refused) = (0, 0);
        foreach (var text in NaughtyStrings.All)
        {
            var call = await ask(text);
            var answer = await client.SendAsync(
                new(call.Method, call.Url) { Content = ApiCalls.Body(call.Body) },
                TestContext.Current.CancellationToken
            );
            var told = await answer.JsonAsync();
            if ((int)answer.StatusCode is 200 or 201)
            {
                check(text, told);
                taken++;
            }
            else if (!alsoRight.Contains((int)answer.StatusCode))
            {
                Assert.True((int)answer.StatusCode is 400, $"{(int)answer.StatusCode} {Shown(text)} {told.ToJsonString()}");
                Assert.All(
                    told["errors"]!.AsObject(),
                    field => Assert.False(string.IsNullOrWhiteSpace((string?)field.Value![0]), Shown(text))
                );
                refused++;
            }
        }

        return (taken, refused);
    }

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text);
}
