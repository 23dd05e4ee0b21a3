namespace Optica.Portal.Resources;

/// <summary>Marks the words of sign-in, own account and the pages that say no.</summary>
public sealed class Account;
