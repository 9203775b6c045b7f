using System.IO;
using System.Text;
using LucidCompliance.Model.Archives;

namespace LucidCompliance.Repository.Archives;

/// <summary>Lists the entries of a layer.</summary>
internal static class LayerReader
{
    /// <summary>The listing; null where the layer is damaged, has an entry that no image can have, or is too large.</summary>
    public static LayerListing? Read(Stream layer, ReadBudget budget)
    {
        var listing = new LayerListing();
        var tar = new TarReader(layer, budget);
        while (tar.Next() is { } entry)
        {
            var kept = listing.Count;
            if (!listing.TryAdd(entry.Name, KindOf(entry.Kind), entry.Kind == TarEntryKind.SymbolicLink ? entry.Link : null)
                || !budget.TakeKept(listing.Count - kept))
            {
                return null;
            }

            if (entry.Kind == TarEntryKind.File && entry.Length <= LayerListing.MaximumText && LayerListing.IsRead(entry.Name))
            {
                var bytes = new byte[(int)entry.Length];
                listing.AddText(entry.Name, Encoding.UTF8.GetString(bytes, 0, TarReader.Fill(entry.Content, bytes, bytes.Length)));
            }
        }

        return tar.IsDamaged || budget.IsExhausted ? null : listing;
    }

    private static LayerEntryKind KindOf(TarEntryKind kind) => kind switch
    {
        TarEntryKind.Directory => LayerEntryKind.Directory,
        TarEntryKind.SymbolicLink => LayerEntryKind.Link,
        _ => LayerEntryKind.File,
    };
}
