namespace Optica.Domain.Customers;

/// <summary>
/// A consent as one word of the audit trail, in no language: <c>+Marketing/Email/SignedForm</c> for a yes, <c>-Marketing/Email</c> for
/// a no. Screens read it back to tell it in the user's words.
/// </summary>
public static class ConsentText
{
    /// <summary>Writes one.</summary>
    public static string Write(ConsentChoice choice, bool given, ConsentSource? source)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return $"{(given ? '+' : '-')}{choice.Purpose}/{choice.Channel}{(source is null ? "" : $"/{source}")}";
    }

    /// <summary>Reads one; null when it is none.</summary>
    public static (ConsentChoice Choice, bool Given, ConsentSource? Source)? Read(string? text)
    {
        if (text is not { Length: > 1 } || text[0] is not ('+' or '-'))
        {
            return null;
        }

        var parts = text[1..].Split('/');
        if (
            parts.Length is < 2 or > 3
            || !Enum.TryParse<ConsentPurpose>(parts[0], out var purpose)
            || !Enum.TryParse<ContactMethod>(parts[1], out var channel)
        )
        {
            return null;
        }

        ConsentSource? source = parts.Length == 3 && Enum.TryParse<ConsentSource>(parts[2], out var known) ? known : null;
        return (new(purpose, channel), text[0] == '+', source);
    }
}
