travaux convert broken.xml out.xml; ls
