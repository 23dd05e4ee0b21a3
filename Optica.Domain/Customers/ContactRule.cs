namespace Optica.Domain.Customers;

/// <summary>Whether somebody stands on a list of whom to contact, and if not, why.</summary>
public enum ContactVerdict
{
    /// <summary>They may be contacted.</summary>
    Reachable = 1,

    /// <summary>Their data is blocked (CL-12).</summary>
    Blocked = 2,

    /// <summary>They never agreed to it, or withdrew.</summary>
    NoConsent = 3,

    /// <summary>They agreed, but to a way that is not known of them.</summary>
    NoAddress = 4,
}

/// <summary>What the rule looks at.</summary>
/// <param name="IsBlocked">Whether the customer's data is blocked.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="Given">What they agreed to.</param>
public sealed record ContactSubject(bool IsBlocked, string? Email, string? Phone, IReadOnlyCollection<ConsentChoice> Given);

/// <summary>
/// Who may be contacted, for what and by which way (CL-12). Every list that is made to contact customers asks it: without consent for
/// the purpose, or with blocked data, nobody stands on it.
/// </summary>
public static class ContactRule
{
    /// <summary>Judges a customer.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="purpose">What for.</param>
    public static ContactVerdict Judge(ContactSubject subject, ConsentPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.IsBlocked)
        {
            return ContactVerdict.Blocked;
        }

        if (!subject.Given.Any(choice => choice.Purpose == purpose))
        {
            return ContactVerdict.NoConsent;
        }

        return Channels(subject, purpose).Count > 0 ? ContactVerdict.Reachable : ContactVerdict.NoAddress;
    }

    /// <summary>The ways by which somebody may and can be contacted; none for whoever is blocked.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="purpose">What for.</param>
    public static IReadOnlyList<ContactMethod> Channels(ContactSubject subject, ConsentPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.IsBlocked
            ? []
            :
            [
                .. subject
                    .Given.Where(choice => choice.Purpose == purpose && Address(subject, choice.Channel) is not null)
                    .Select(choice => choice.Channel)
                    .Order(),
            ];
    }

    /// <summary>
    /// The ways by which somebody may be contacted for anything at all: what a list of customers that is made for no purpose may show.
    /// One record, opened to do what the customer asked for, shows what is known.
    /// </summary>
    /// <param name="subject">Who.</param>
    public static IReadOnlyList<ContactMethod> Channels(ContactSubject subject) =>
        [.. Enum.GetValues<ConsentPurpose>().SelectMany(purpose => Channels(subject, purpose)).Distinct().Order()];

    /// <summary>What is needed of a customer to reach them by a way: the address, or the phone.</summary>
    private static string? Address(ContactSubject subject, ContactMethod channel) =>
        channel == ContactMethod.Email ? subject.Email : subject.Phone;
}

/// <summary>Who was left out of a list of whom to contact.</summary>
/// <param name="Blocked">Because their data is blocked.</param>
/// <param name="NoConsent">Because they did not agree to it.</param>
/// <param name="NoAddress">Because they agreed to a way that is not known of them.</param>
public sealed record LeftOut(int Blocked, int NoConsent, int NoAddress)
{
    /// <summary>Nobody.</summary>
    public static readonly LeftOut Nobody = new(0, 0, 0);

    /// <summary>Whether there are more: these are those of the first so many that were looked at.</summary>
    public bool HasMore { get; init; }

    /// <summary>How many in all.</summary>
    public int Total => Blocked + NoConsent + NoAddress;
}
