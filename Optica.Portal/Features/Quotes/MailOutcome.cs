namespace Optica.Portal.Features.Quotes;

/// <summary>What became of the e-mail of a quote; the quote itself counts as sent in every case.</summary>
public enum MailOutcome
{
    /// <summary>None was asked for.</summary>
    NotWanted = 1,

    /// <summary>The mail server took it.</summary>
    Sent = 2,

    /// <summary>No mail server is configured.</summary>
    NoServer = 3,

    /// <summary>The customer has no address, or is out of the caller's reach.</summary>
    NoAddress = 4,

    /// <summary>The mail server did not take it.</summary>
    Failed = 5,
}
