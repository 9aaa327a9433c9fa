# Tabs and spaces mixed.
if True:
        print("eight spaces")
	print("one tab")
